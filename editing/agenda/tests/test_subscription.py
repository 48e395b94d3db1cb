"""The address for calendar programs: secret, one's own, and gone the moment it is taken back."""

import logging
import re
from datetime import time

import icalendar
import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import roles
from accounts.models import User
from editing.agenda.models import AgendaAddress
from services.activities.models import Activity, ActivityMonth

pytestmark = pytest.mark.django_db
SCREEN = reverse("agenda:subscription")


@pytest.fixture
def organiser():
    user = User.objects.create(username="organiser")
    user.groups.add(Group.objects.get(name=roles.ORGANISER))
    return user


@pytest.fixture
def desk(organiser):
    client = Client()
    client.force_login(organiser)
    return client


def path_in(response) -> str:
    """The address as the screen shows it once."""
    return re.search(r'value="https?://[^/"]+(/calendar/office/[^"]+)"', response.content.decode())[1]


def events(response) -> list[str]:
    return [str(one["summary"]) for one in icalendar.Calendar.from_ical(response.content).walk("vevent")]


def test_a_calendar_program_reads_what_its_owner_sees(client, desk):
    today = timezone.localdate()
    month, _ = ActivityMonth.objects.get_or_create(first_day=today.replace(day=1))
    Activity.objects.create(month=month, held_on=today, starts_at=time(9, 30), title="写春联")
    path = path_in(desk.post(reverse("agenda:make")))
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert "活动：写春联" in events(answer)
    assert not [one for one in events(answer) if one.startswith("荣誉到期")]
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"
    assert client.get(path).content.count(b"BEGIN:VEVENT") == answer.content.count(b"BEGIN:VEVENT")


def test_the_address_is_shown_once_and_kept_as_a_digest(desk, organiser):
    token = path_in(desk.post(reverse("agenda:make"))).split("/")[-1].removesuffix(".ics")
    assert token not in desk.get(SCREEN).content.decode()
    assert AgendaAddress.objects.get(user=organiser).digest != token
    assert AgendaAddress.find(token).user == organiser


def test_a_new_address_ends_the_old_and_taking_back_ends_all(client, desk):
    first = path_in(desk.post(reverse("agenda:make")))
    second = path_in(desk.post(reverse("agenda:make")))
    assert [client.get(path).status_code for path in (first, second)] == [404, 200]
    assert desk.post(reverse("agenda:revoke")).status_code == 302
    assert client.get(second).status_code == 404


def test_who_left_the_office_has_no_calendar(client, desk, organiser):
    path = path_in(desk.post(reverse("agenda:make")))
    organiser.groups.clear()
    assert client.get(path).status_code == 404
    organiser.groups.add(Group.objects.get(name=roles.ORGANISER))
    User.objects.filter(pk=organiser.pk).update(is_active=False)
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("token", ["x", "%00", "é", "x" * 300])
def test_a_guess_finds_nothing(client, token):
    assert client.get(f"/calendar/office/{token}.ics").status_code == 404


def test_the_log_does_not_know_the_address(client, desk, caplog):
    path = path_in(desk.post(reverse("agenda:make")))
    with caplog.at_level(logging.INFO):
        client.get(path)
    token = path.split("/")[-1].removesuffix(".ics")
    assert not [one for one in caplog.records if token in one.getMessage()]
