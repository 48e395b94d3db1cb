"""From any page to the members' first page, and what stands there for whom."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import PageViewRestriction

from accounts.models import User
from lessons.certificates.models import Certificate
from lessons.models import LessonPage, ReadingCyclePage
from lessons.progress.models import LearningRecord
from lessons.regulations.models import Amendment
from services.activities.models import Activity

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(client):
    made = User.objects.create_user("hui-yuan", password="shan-cheng-you-xin-26")
    made.groups.add(Group.objects.get(name="协会会员"))
    client.force_login(made)
    return made


def first_page(client) -> str:
    return client.get("/account/").content.decode()


def part(shown: str, name: str) -> str:
    """One section of the page."""
    return shown.partition(f'aria-labelledby="{name}"')[2].partition("</section>")[0]


def closed_to(group: str, page) -> None:
    restriction = page.view_restrictions.create(restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.get(name=group))


def test_every_page_leads_there(client, home):
    for prefix, address in (
        ("", "/"),
        ("", "/spots/hong-ya-dong/"),
        ("/en", "/en/"),
        ("/zh-hant", "/zh-hant/lessons/"),
    ):
        assert client.get(address).content.decode().count(f'href="{prefix}/account/"') == 2, address


def top_of(client, address: str) -> str:
    page = client.get(address).content.decode()
    return page[page.index("<header") : page.index("</header>")]


@pytest.mark.parametrize("address", ["/account/", "/my/", "/account/sign-ins/", "/en/account/"])
def test_a_page_of_ones_own_says_who_is_signed_in(client, member, address):
    assert "<b>hui-yuan</b>" in top_of(client, address)


@pytest.mark.parametrize("address", ["/", "/spots/hong-ya-dong/", "/search/?q=火锅"])
def test_a_page_for_everybody_tells_nobody_apart(client, crowd, member, address):
    """It may be kept and handed to the next, so what a member gets is what a stranger gets."""
    assert top_of(client, address) == top_of(crowd, address)


def test_who_left_is_signed_in_no_more(client, member):
    client.post("/account/sign-out/")
    assert "top__account" not in top_of(client, "/account/sign-in/")


def test_a_lesson_is_to_learn_until_its_certificate_is_there(client, member):
    lesson = LessonPage.objects.in_language().get(slug="yu-fang-shi-wu-zhong-du")
    assert lesson.title in part(first_page(client), "learning").partition("我的证书")[0]
    certificate = Certificate.objects.issue(lesson, "a")
    LearningRecord.objects.add_for(member, certificate)
    to_learn, _, earned = part(first_page(client), "learning").partition("我的证书")
    assert lesson.title not in to_learn and certificate.code in earned and "有效" in earned


def test_a_lesson_whose_law_changed_is_to_learn_again(client, member):
    lesson = LessonPage.objects.in_language().get(slug="yu-fang-shi-wu-zhong-du")
    certificate = Certificate.objects.issue(lesson, "a")
    LearningRecord.objects.add_for(member, certificate)
    Certificate.objects.filter(pk=certificate.pk).update(law_as_of="2000-01-01")
    rule = certificate.rules.first().regulation
    Amendment.objects.create(regulation=rule, in_force_on="2000-01-02", says="改了第一条")
    to_learn, _, earned = part(first_page(client), "learning").partition("我的证书")
    assert lesson.title in to_learn and "依据已变更" in earned and f"/quiz/renewal/{certificate.code}/" in earned


def test_members_pages_stand_there_for_those_they_let_in(client, member):
    own = ReadingCyclePage.objects.in_language().get(slug="2026-hui-yuan-dao-du")
    others = LessonPage.objects.in_language().get(slug="dian-ti-an-quan")
    closed_to("组织者", others)
    shown = first_page(client)
    assert own.title in part(shown, "members-pages") and others.title not in shown
    client.logout()
    member.groups.set(Group.objects.filter(name="组织者"))
    client.force_login(member)
    shown = first_page(client)
    assert others.title in part(shown, "members-pages") and others.title in part(shown, "learning")
    assert own.title not in shown


def test_what_is_on_stands_there(client, member):
    shown = first_page(client)
    cycles = [each for each in ReadingCyclePage.objects.in_language().listed() if each.now or each.next]
    assert all(each.title in part(shown, "reading") for each in cycles)
    assert part(shown, "activities").count("<li>") == min(3, Activity.objects.public().count())


def test_a_member_of_nothing_sees_no_empty_part(client):
    client.force_login(User.objects.create_user("nobody"))
    assert "members-pages" not in first_page(client)


def test_who_is_signed_in_and_not_let_in_is_told_so(client, member):
    page = LessonPage.objects.in_language().get(slug="dian-ti-an-quan")
    closed_to("组织者", page)
    shown = client.get(page.url, follow=True).content.decode()
    assert "你已经用“hui-yuan”登录；要看的那一页不对这个账号开放。" in shown
    client.logout()
    assert "要看的那一页只给会员看，请先登录。" in client.get(page.url, follow=True).content.decode()
    assert "请先登录。" not in client.get("/account/sign-in/").content.decode()


def test_activities_lead_to_the_reader_s_language(client, member):
    assert 'href="/en/activities/' in client.get("/en/account/").content.decode()
