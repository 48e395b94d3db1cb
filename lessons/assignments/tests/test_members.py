"""What a member must learn by when, and for whom it stands on the first page."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from accounts.models import User
from lessons.assignments.audiences import Audience
from lessons.assignments.models import Assignment, Learner
from lessons.certificates.models import Certificate
from lessons.progress.models import LearningRecord

from .conftest import UNIT

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def assign(lesson, days: int = 10, **whom) -> Assignment:
    return Assignment.objects.create(lesson=lesson, due_on=TODAY() + timedelta(days=days), **(whom or {"name": UNIT}))


def panel(client, prefix: str = "") -> str:
    page = client.get(f"{prefix}/account/").content.decode()
    return page.partition('aria-labelledby="assigned"')[2].partition("</section>")[0]


def test_a_member_without_assignments_is_told_so(client, member):
    client.force_login(member)
    assert "现在没有布置给你的课" in panel(client)


@pytest.mark.parametrize(("days", "state"), [(1, "还没学完"), (0, "还没学完"), (-1, "过期没学完")])
def test_an_open_lesson_is_late_after_its_day(client, member, lesson, days, state):
    assign(lesson, days)
    client.force_login(member)
    shown = panel(client)
    assert lesson.title in shown and f">{state}<" in shown


def test_passed_it_is_done_on_that_day_in_every_language(client, member, lesson):
    assign(lesson)
    LearningRecord.objects.add_for(member, Certificate.objects.issue(lesson, "a"))
    client.force_login(member)
    assert ">学完了<" in panel(client)
    assert ">Done<" in panel(client, "/en")


def test_a_certificate_that_is_valid_no_more_does_not_count(client, member, lesson):
    assign(lesson)
    certificate = Certificate.objects.issue(lesson, "a")
    LearningRecord.objects.add_for(member, certificate)
    Certificate.objects.filter(pk=certificate.pk).update(last_day="2000-01-01")
    client.force_login(member)
    assert ">还没学完<" in panel(client)


def test_what_is_done_goes_some_time_after_its_day(client, member, lesson):
    assign(lesson, -91)
    LearningRecord.objects.add_for(member, Certificate.objects.issue(lesson, "a"))
    client.force_login(member)
    assert lesson.title not in panel(client)


@pytest.mark.parametrize("unit", ["别的分会", ""])
def test_another_unit_has_its_own(client, lesson, unit):
    assign(lesson)
    client.force_login(User.objects.create_user("bie-ren", unit=unit))
    assert lesson.title not in panel(client)


def test_a_place_and_a_trade_reach_who_says_so(client, member, lesson):
    assign(lesson, audience=Audience.PLACE, name="试街")
    client.force_login(member)
    assert lesson.title not in panel(client)
    assert client.post("/my/choices/", {"place": "试街", "trade": "", "shown_name": ""}).status_code == 302
    assert lesson.title in panel(client)


def test_a_lesson_closed_to_a_member_is_not_named(client, member, lesson):
    assign(lesson)
    lesson.view_restrictions.create(restriction_type=PageViewRestriction.GROUPS)
    client.force_login(member)
    assert lesson.title not in panel(client)


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("shown_name", "试" * 21, "姓名最多 20 个字。"),
        ("shown_name", "13800138000", "手机号"),
        ("place", "试" * 81, "最多 80 个字。"),
    ],
)
def test_bad_choices_are_refused_in_words(client, member, field, value, says):
    client.force_login(member)
    answer = client.post("/my/choices/", {field: value})
    assert answer.status_code == 400 and says in answer.content.decode()
    assert not Learner.objects.exists()


@pytest.mark.parametrize("address", ["/my/choices/", "/my/branch/", "/my/branch/named/"])
def test_strangers_are_sent_to_the_door(client, db, address):
    assert client.get(address).url.startswith("/account/sign-in/")
