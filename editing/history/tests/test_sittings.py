"""The history shows a sitting as one version, compared with what stood before it."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry, Revision

from home.models import StandardPage
from honours.models import Merchant

pytestmark = pytest.mark.django_db
NOON = timezone.now().replace(hour=4, minute=0, second=0, microsecond=0) - timedelta(days=3)


@pytest.fixture
def author(django_user_model):
    return django_user_model.objects.get(username="zhuangao")


@pytest.fixture
def page(home, author):
    return home.add_child(instance=StandardPage(title="初稿", slug="sittings", live=False, owner=author))


def saved(record, user, minute: int, title: str) -> Revision:
    """A version of a record, saved so many minutes after noon."""
    record.title = title
    entries = PageLogEntry if hasattr(record, "slug") else ModelLogEntry
    revision = record.save_revision(user=user, log_action=True)
    moment = NOON + timedelta(minutes=minute)
    entries.objects.filter(revision=revision).update(timestamp=moment)
    Revision.objects.filter(pk=revision.pk).update(created_at=moment)
    return revision


def compared(author, address: str) -> list[tuple[int, int]]:
    """Which versions the history offers to compare with the one before, the newest first."""
    client = Client()
    client.force_login(author)
    html = client.get(address).content.decode()
    found = re.findall(r"compare/(?:\w+/)?(\d+)\.\.\.(\d+)/", unescape(html))
    return [(int(before), int(after)) for before, after in found]


def history(page) -> str:
    return reverse("wagtailadmin_pages:history", args=[page.pk])


def test_nothing_and_one(page, author):
    assert compared(author, history(page)) == []
    saved(page, author, 0, "一稿")
    assert compared(author, history(page)) == []


def test_a_sitting_is_one_version(page, author):
    first = saved(page, author, 0, "一稿")
    saved(page, author, 60, "二稿，一半")
    saved(page, author, 89, "二稿，大半")
    last = saved(page, author, 119, "二稿")
    assert compared(author, history(page)) == [(first.pk, last.pk)]


def test_a_long_pause_begins_another(page, author):
    first, second = saved(page, author, 0, "一稿"), saved(page, author, 31, "二稿")
    assert compared(author, history(page)) == [(first.pk, second.pk)]


def test_another_person_begins_another(page, author, django_user_model):
    other = django_user_model.objects.get(username="zhongshen")
    mine, theirs, again = saved(page, author, 0, "一"), saved(page, other, 1, "二"), saved(page, author, 2, "三")
    assert compared(author, history(page)) == [(theirs.pk, again.pk), (mine.pk, theirs.pk)]


def test_a_step_of_the_review_ends_a_sitting(page, author):
    first = saved(page, author, 0, "送审的")
    log(instance=page, action="wagtail.workflow.start", user=author)
    PageLogEntry.objects.filter(page=page, action="wagtail.workflow.start").update(
        timestamp=NOON + timedelta(minutes=1)
    )
    second = saved(page, author, 2, "改过的")
    assert compared(author, history(page)) == [(first.pk, second.pk)]


def test_a_version_without_a_line_is_a_version(page, author):
    """What a command saved has no line of its own; what comes after is compared with it."""
    page.title = "命令存的"
    unlogged = page.save_revision()
    Revision.objects.filter(pk=unlogged.pk).update(created_at=NOON)
    last = saved(page, author, 5, "改过的")
    assert compared(author, history(page)) == [(unlogged.pk, last.pk)]


def test_records_too(author):
    merchant = Merchant.objects.listed().first()
    first = saved(merchant, author, 0, "甲店")
    saved(merchant, author, 60, "乙店，一半")
    last = saved(merchant, author, 61, "乙店")
    address = reverse(Merchant.snippet_viewset.get_url_name("history"), args=[merchant.pk])
    assert (first.pk, last.pk) == compared(author, address)[0]


def test_all_versions_stay_stored(page, author):
    for minute in range(3):
        saved(page, author, minute, f"{minute}")
    assert Revision.objects.for_instance(page).count() == 3
