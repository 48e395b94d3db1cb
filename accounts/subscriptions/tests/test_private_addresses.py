"""A member's private feed and calendar: what closed pages say to whom they let in, and to nobody else."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from accounts.models import User
from lessons.assignments.models import Assignment
from lessons.models import LessonPage, ReadingCyclePage

pytestmark = pytest.mark.django_db
UNIT = "示例分会"


def account(name: str, group: str, unit: str = UNIT) -> User:
    made = User.objects.create_user(name, unit=unit)
    made.groups.add(Group.objects.get(name=group))
    return made


def addresses(member: User) -> list[str]:
    """Feed and calendar, made by pressing the button; the paths alone."""
    client = Client()
    client.force_login(member)
    page = client.post("/account/subscription/").content.decode()
    return [found[found.index("/account/") :] for found in re.findall(r'href="(http[^"]+(?:feed\.xml|\.ics))"', page)][
        ::-1
    ]


def told(addresses: list[str]) -> str:
    """Both, as a phone without any cookie gets them, lines unfolded."""
    answers = [Client().get(address) for address in addresses]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert all("private" in answer["Cache-Control"] and "Set-Cookie" not in answer for answer in answers)
    return "".join(answer.content.decode() for answer in answers).replace("\r\n ", "")


@pytest.fixture
def closed(db) -> ReadingCyclePage:
    """The cycle of the demo that only members read, with a day to come."""
    page = ReadingCyclePage.objects.in_language().get(slug="2026-hui-yuan-dao-du")
    assert page.timetable
    return page


@pytest.fixture
def lesson(db) -> LessonPage:
    """A lesson for members alone, set for one unit."""
    page = LessonPage.objects.in_language().get(slug="dian-ti-an-quan")
    restriction = page.view_restrictions.create(restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.get(name="协会会员"))
    Assignment.objects.create(lesson=page, name=UNIT, due_on=timezone.localdate() + timedelta(days=9))
    return page


def test_a_member_gets_what_the_member_may_read(closed, lesson):
    feed, calendar = addresses(account("hui-yuan", "协会会员"))
    told_to = told([feed, calendar])
    assert closed.title in told_to and lesson.title in told_to
    assert f"最晚今天学完：{lesson.title}" in told([feed, calendar]).partition("VCALENDAR")[2]


def test_a_member_of_another_group_or_unit_gets_none_of_it(closed, lesson):
    other = told(addresses(account("zhi-bu", "支部成员")))
    assert closed.title not in other and lesson.title not in other
    elsewhere = told(addresses(account("bie-ren", "协会会员", "别的分会")))
    assert "最晚今天学完" not in elsewhere and lesson.title in elsewhere


@pytest.mark.parametrize(
    "address", ["/feeds/lessons.xml", "/feeds/reading.xml", "/calendar/reading.ics", "/lessons/", "/"]
)
@pytest.mark.parametrize("group", ["", "支部成员"])
def test_public_lists_tell_nobody_of_closed_pages(client, closed, lesson, address, group):
    if group:
        client.force_login(account("zhi-bu", group))
    text = b"".join(client.get(address)).decode().replace("\r\n ", "")
    assert closed.title not in text and lesson.title not in text


@pytest.mark.parametrize("end", ["replaced", "revoked", "closed account", "left group"])
def test_an_old_token_opens_nothing(closed, end):
    member = account("hui-yuan", "协会会员")
    old = addresses(member)
    if end == "replaced":
        addresses(member)
    elif end == "revoked":
        client = Client()
        client.force_login(member)
        assert client.post("/account/subscription/revoke/").status_code == 302
    elif end == "closed account":
        User.objects.filter(pk=member.pk).update(is_active=False)
    else:
        member.groups.clear()
        assert closed.title not in told(old)
        return
    assert [Client().get(address).status_code for address in old] == [404, 404]


def test_an_editor_gets_no_address_that_passes_by_the_second_step(client):
    editor = account("bian-ji", "撰稿")
    client.force_login(editor)
    assert client.post("/account/subscription/").status_code == 403
    assert "private-address" not in client.get("/account/").content.decode()
    member = account("hui-yuan", "协会会员")
    old = addresses(member)
    member.groups.add(Group.objects.get(name="撰稿"))
    assert [Client().get(address).status_code for address in old] == [404, 404]


def test_making_one_needs_a_press_and_a_member(client, db):
    assert client.post("/account/subscription/").url.startswith("/account/sign-in/")
    client.force_login(account("hui-yuan", "协会会员"))
    assert client.get("/account/subscription/").status_code == 405
