"""The desk shows what waits for a person, and nothing they may not open."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission

from accounts.roles import FIRST, FUNDS, LETTERS, OPERATOR, SECOND
from alliances.models import PartnershipAgreement
from editing.dashboard.registry import TaskList, register_task_list
from editing.reviews.models import ChangeRequest, RequestState
from home.models import StandardPage
from honours.models import Honour
from honours.objections.models import MerchantReply, Objection
from honours.plaques.models import ForgeryReport
from honours.releases.models import Release
from lessons.models import LessonPage

pytestmark = pytest.mark.django_db


def desk_of(client) -> str:
    return client.get(reverse("wagtailadmin_home")).content.decode()


def task_lists_in(html: str) -> dict[str, list[str]]:
    """The addresses in each task list."""
    parts = re.split(r'aria-labelledby="pile-([\w-]+)"', html)
    return {key: re.findall(r'<a href="([^"]+)"', part) for key, part in zip(parts[1::2], parts[2::2], strict=True)}


@pytest.fixture
def author(django_user_model, home):
    """Someone who may sign in to the admin and write below the home page."""
    group = Group.objects.create(name="写稿的人")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for kind in ("add_page", "change_page"):
        permission = Permission.objects.get(codename=kind, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=home, permission=permission)
    user = django_user_model.objects.create_user("author", password="x")
    user.groups.add(group)
    return user


def with_role(accounts, role: str):
    """Somebody who holds one role and nothing else."""
    user = accounts.objects.create_user(f"desk-{role}", password="x")
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def draft(home, author):
    page = home.add_child(instance=StandardPage(title="写了一半", slug="half", live=False, owner=author))
    page.save_revision(user=author)
    return page


@pytest.fixture
def objection():
    honour = Honour.objects.public().first()
    received = timezone.localdate() - timedelta(days=60)
    return Objection.objects.create(
        honour=honour, subject="渝中诚信一号", what="摊位不对", grounds="…", received_on=received
    )


def test_a_draft_waits_for_who_wrote_it(client, author, draft):
    client.force_login(author)
    assert task_lists_in(desk_of(client))["drafts"] == [reverse("wagtailadmin_pages:edit", args=[draft.pk])]


@pytest.mark.slow
def test_a_draft_of_somebody_else_is_not_mine(editor_client, draft):
    assert "写了一半" not in desk_of(editor_client)


def test_a_text_goes_from_desk_to_desk(client, author, draft, django_user_model):
    state = draft.get_workflow().start(draft, author)
    address = reverse("wagtailadmin_pages:edit", args=[draft.pk])

    writing = Client()
    writing.force_login(author)
    mine = task_lists_in(desk_of(writing))
    assert "drafts" not in mine
    assert mine["submitted"] == [address]
    first = with_role(django_user_model, FIRST)
    client.force_login(first)
    step = reverse("reviews:decide", args=[state.current_task_state.pk])
    assert task_lists_in(desk_of(client))["reviews"] == [step]
    assert "退回" in client.get(step).content.decode()

    client.post(step, {"action": "reject", "back_to": "author", "comment": "请补出处"})
    assert "reviews" not in task_lists_in(desk_of(client))
    mine = task_lists_in(desk_of(writing))
    assert mine["returned"] == [address]
    assert "submitted" not in mine


@pytest.mark.slow
def test_a_late_case_says_so(editor_client, objection):
    html = desk_of(editor_client)
    assert reverse("objections:edit", args=[objection.pk]) in task_lists_in(html)["objections"]
    assert re.search(r'dashboard-late">逾期 \d+ 天', html)


def test_a_change_by_two_waits_for_the_second_person(client, author, django_user_model):
    asked = {"path": "/admin/", "fingerprint": "x", "made_by": author}
    waiting = ChangeRequest.objects.create(title="修改行业“火锅”", state=RequestState.WAITING, **asked)
    unsaid = ChangeRequest.objects.create(title="删除行业“茶馆”", state=RequestState.DRAFT, **asked)
    client.force_login(with_role(django_user_model, SECOND))
    assert task_lists_in(desk_of(client))["confirmations"] == [reverse("reviews:change", args=[waiting.pk])]
    client.force_login(author)
    mine = task_lists_in(desk_of(client))
    assert mine["requests"] == [reverse("reviews:change", args=[one.pk]) for one in (unsaid, waiting)]
    assert "confirmations" not in mine


def test_letters_wait_for_whoever_answers_them(client, objection, django_user_model):
    report = ForgeryReport.objects.create(place="洪崖洞某店")
    reply = MerchantReply.objects.create(merchant=objection.honour.merchant, text="有话要说")
    client.force_login(with_role(django_user_model, LETTERS))
    waiting = task_lists_in(desk_of(client))
    assert reverse("objections:edit", args=[objection.pk]) in waiting["objections"]
    assert waiting["replies"] == [reverse("merchant_replies:edit", args=[reply.pk])]
    assert waiting["forgeries"] == [reverse("forgery_reports:edit", args=[report.pk])]
    for address in {address for addresses in waiting.values() for address in addresses}:
        assert client.get(address).status_code == 200, address


def test_agreements_that_end_wait_for_whoever_keeps_them(client, django_user_model):
    agreement = PartnershipAgreement.objects.first()
    today = timezone.localdate()
    PartnershipAgreement.objects.filter(pk=agreement.pk).update(
        signed_on=today - timedelta(days=300), ends_on=today + timedelta(days=3)
    )
    client.force_login(with_role(django_user_model, FUNDS))
    assert reverse("pairing_agreements:edit", args=[agreement.pk]) in task_lists_in(desk_of(client))["agreements"]


@pytest.mark.slow
def test_lessons_to_review_and_planned_releases(editor_client):
    lesson = LessonPage.objects.in_language().live().first()
    LessonPage.objects.filter(pk=lesson.pk).update(review_on=timezone.localdate() - timedelta(days=2))
    release = Release.objects.create(title="三一五授牌", planned_for=timezone.now() + timedelta(days=1))
    html = desk_of(editor_client)
    assert reverse("wagtailadmin_pages:edit", args=[lesson.pk]) in task_lists_in(html)["lessons"]
    assert "逾期 2 天" in html
    assert reverse("releases:detail", args=[release.pk]) in task_lists_in(html)["releases"]


def test_nothing_is_shown_that_may_not_be_opened(client, author, draft, objection):
    Release.objects.create(title="三一五授牌")
    client.force_login(author)
    html = desk_of(client)
    assert set(task_lists_in(html)) <= {"drafts", "submitted", "returned", "reviews", "lessons"}
    assert not {objection.subject, "三一五授牌"} & set(re.findall(r"[\w一-鿿]+", html))
    for address in {address for addresses in task_lists_in(html).values() for address in addresses}:
        assert client.get(address).status_code == 200, address


@pytest.mark.slow
def test_every_link_of_the_desk_opens(editor_client, draft, objection):
    for address in {address for addresses in task_lists_in(desk_of(editor_client)).values() for address in addresses}:
        assert editor_client.get(address).status_code == 200, address


def test_a_clear_desk_says_so(client, django_user_model):
    user = django_user_model.objects.create_user("new", password="x")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert "没有事情等你办" in desk_of(client)


def test_failed_work_is_told_to_the_operator_alone(client, author, django_user_model):
    client.force_login(with_role(django_user_model, OPERATOR))
    assert client.get(reverse("failed_work_report")).status_code == 200
    client.force_login(author)
    assert client.get(reverse("failed_work_report")).status_code == 302


def test_a_pile_has_one_owner():
    with pytest.raises(ValueError, match="registered already"):
        register_task_list(TaskList("objections", "另一堆", "cog", 1, lambda user: None))
