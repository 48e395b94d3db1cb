"""A shop's two links: staff pass quizzes without a name, the owner sees numbers; both end."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import PageViewRestriction

from accounts.models import User
from honours.models import Trade
from lessons.assignments.audiences import Audience
from lessons.assignments.models import Assignment, StaffPass, StaffSheet
from lessons.assignments.views.staff import PACE
from lessons.quizzes.models import Quiz
from lessons.quizzes.tests.conftest import answers

from .conftest import SLUG

pytestmark = pytest.mark.django_db


@pytest.fixture
def links(sheet) -> tuple[str, str]:
    """Where the staff and the owner go."""
    staff, owner = sheet.make_links()
    return f"/my/staff/{staff}/", f"/my/shop/{owner}/"


@pytest.fixture
def quiz(db) -> Quiz:
    return Quiz.objects.select_related("lesson").get(lesson__slug=SLUG)


def test_failed_it_explains_passed_it_counts_once(client, links, quiz):
    staff, owner = links
    assert "还没有店员通过自测" in client.get(owner).content.decode()
    address = f"{staff}{SLUG}/"
    failed = client.post(address, answers(quiz, wrong=12)).content.decode()
    assert (
        "逐题解释" in failed
        and f'href="{address}"' in failed
        and not StaffPass.objects.filter(sheet__shop="试店（虚构）")
    )
    right = answers(quiz)
    assert "合格" in client.post(address, right).content.decode()
    client.post(address, right)
    page = client.get(owner).content.decode()
    assert page.count("<td>1</td>") == 1 and quiz.lesson.title in page
    assert StaffSheet.objects.get(shop="试店（虚构）").passes.get().month.day == 1


def test_what_is_set_for_the_shop_its_place_or_trade_stands_first(client, links, sheet, lesson):
    due = timezone.localdate() + timedelta(days=5)
    last = Quiz.objects.open().order_by("-lesson__path").first().lesson
    Assignment.objects.create(lesson=last, audience=Audience.TRADE, name="试业", due_on=due, note="给本行业")
    Assignment.objects.create(lesson=lesson, audience=Audience.PLACE, name="别街", due_on=due, note="给别街")
    page = client.get(links[0]).content.decode()
    assert page.index(last.title) < page.index(lesson.title)
    assert "给本行业" in page and "给别街" not in page


def test_a_closed_lesson_is_not_opened_by_a_link(client, links, lesson):
    lesson.view_restrictions.create(restriction_type=PageViewRestriction.LOGIN)
    assert lesson.title not in client.get(links[0]).content.decode()
    assert client.get(f"{links[0]}{SLUG}/").status_code == 404


def test_one_link_is_not_the_other(client, links):
    staff, owner = links
    assert client.get(staff.replace("staff", "shop")).status_code == 404
    assert client.get(owner.replace("shop", "staff")).status_code == 404
    assert staff not in client.get(owner).content.decode()


def test_links_end_by_day_by_hand_and_by_new_ones(client, links, sheet):
    StaffSheet.objects.filter(pk=sheet.pk).update(valid_until=timezone.localdate() - timedelta(days=1))
    assert [client.get(each).status_code for each in links] == [410, 410]
    StaffSheet.objects.filter(pk=sheet.pk).update(valid_until=timezone.localdate())
    assert [client.get(each).status_code for each in links] == [200, 200]
    sheet.refresh_from_db()
    sheet.revoke()
    assert [client.get(each).status_code for each in links] == [410, 410]
    assert client.post(f"{links[0]}{SLUG}/").status_code == 410
    sheet.make_links()
    assert [client.get(each).status_code for each in links] == [404, 404]


@pytest.mark.usefixtures("still_limits")
def test_papers_of_one_shop_are_paced_and_no_other_shop_s(client, links, sheet):
    for _ in range(120):
        PACE.take(str(sheet.pk))
    refused = client.post(f"{links[0]}{SLUG}/", {"attempt": ""})
    assert refused.status_code == 429 and int(refused["Retry-After"]) > 0 and "分钟后再交" in refused.content.decode()
    other = StaffSheet.objects.create(shop="邻店（虚构）", valid_until=sheet.valid_until)
    assert client.post(f"/my/staff/{other.make_links()[0]}/{SLUG}/", {"attempt": ""}).status_code == 400


def test_the_role_sets_lessons_and_hands_out_links(client, lesson):
    account = User.objects.create_user("hui-yuan-gang", unit="演示单位")
    account.groups.add(Group.objects.get(name="会员与读书"))
    client.force_login(account)
    due = timezone.localdate() + timedelta(days=5)
    sent = {"lesson": lesson.pk, "audience": "branch", "name": "没有的分会", "sheet": "", "due_on": due, "note": ""}
    refused = client.post("/admin/assignments/new/", sent)
    assert "没有账号登记这个单位" in refused.content.decode()
    assert client.post("/admin/assignments/new/", sent | {"name": "演示单位"}).status_code == 302
    place = sent | {"audience": "place"}
    assert "请写全称" in client.post("/admin/assignments/new/", place | {"name": "洪呀洞"}).content.decode()
    assert client.post("/admin/assignments/new/", place | {"name": "洪崖洞"}).status_code == 302
    trade = sent | {"audience": "trade"}
    assert "请写全称" in client.post("/admin/assignments/new/", trade | {"name": "没有的行业"}).content.decode()
    assert client.post("/admin/assignments/new/", trade | {"name": Trade.objects.first().title}).status_code == 302
    both = sent | {"audience": "staff", "name": ""}
    assert "布置给店员的选一家店" in client.post("/admin/assignments/new/", both).content.decode()
    made = client.post(
        "/admin/staff_sheets/new/", {"shop": "新店（虚构）", "place": "", "trade": "", "valid_until": due}, follow=True
    )
    assert "还没有链接" in made.content.decode()
    sheet = StaffSheet.objects.get(shop="新店（虚构）")
    page = client.post(f"/admin/staff_sheets/links/{sheet.pk}/", {"do": "make"}).content.decode()
    sheet.refresh_from_db()
    assert "/my/staff/" in page and "/my/shop/" in page and sheet.staff_digest not in page
    client.post(f"/admin/staff_sheets/links/{sheet.pk}/", {"do": "revoke"})
    sheet.refresh_from_db()
    assert sheet.state == "revoked"
    assert "已经收回" in client.get("/admin/staff_sheets/").content.decode()
