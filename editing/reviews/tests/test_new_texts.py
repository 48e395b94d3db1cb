"""A text that readers have never seen is read whole on the page of decision, not as one line that it is new."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from core.models import Photo
from editing.reviews.models import ReviewTaskState
from editing.reviews.views.screen import kind_of
from home.models import StandardPage
from honours.models import Honour, Merchant
from tests.reviewing import hand_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def by_role(django_user_model):
    """Call with a role: an account of that role and a client signed in as it."""

    def made(role):
        account = django_user_model.objects.create_user(role, password="x")
        account.groups.add(Group.objects.get(name=role))
        client = Client()
        client.force_login(account)
        return account, client

    return made


def decision_on(record):
    state = ReviewTaskState.objects.get(workflow_state__object_id=str(record.pk), status="in_progress")
    return reverse("reviews:decide", args=[state.pk])


def test_the_reviewer_reads_every_word_of_a_new_page(home, by_role):
    author, at_desk = by_role("撰稿")
    photo = Photo.objects.exclude(title="").first()
    body = [
        ("heading", "夜里几点关灯"),
        ("paragraph", "<p>沿江的灯<b>二十三点</b>熄灭。</p>"),
        ("picture", {"picture": photo, "caption": "江边的灯"}),
    ]
    page = home.add_child(instance=StandardPage(title="亮灯时间", summary="什么时候看夜景", body=body, live=False))
    page.save_revision(user=author)
    assert "沿江的灯" in at_desk.get(reverse("reviews:submit", args=[kind_of(page), page.pk])).content.decode()
    hand_in(page, author)
    _, reviewer = by_role("初审")
    read = reviewer.get(decision_on(page)).content.decode()
    for words in (
        "新内容",
        "亮灯时间",
        "什么时候看夜景",
        "夜里几点关灯",
        "二十三点 熄灭",
        "江边的灯",
        f"图片“{photo.title}”",
    ):
        assert words in read
    assert "逐处对比" not in read


def test_the_reviewer_reads_a_new_record_by_names_not_by_keys(by_role):
    author, _ = by_role("撰稿")
    shop, scheme = Merchant.objects.filter(live=True).first(), Honour.objects.public().first().scheme
    honour = Honour.objects.create(merchant=shop, scheme=scheme, number="新-0001", live=False)
    honour.save_revision(user=author)
    hand_in(honour, author)
    _, reviewer = by_role("初审")
    read = reviewer.get(decision_on(honour)).content.decode()
    for words in (f"<td>{shop}</td>", f"<td>{scheme}</td>", "<td>新-0001</td>"):
        assert words in read
    assert honour.code not in read


def test_a_change_of_a_public_text_is_shown_as_a_change(home, by_role):
    author, _ = by_role("撰稿")
    page = StandardPage.objects.live().in_language().first()
    page.summary = "改过的一句话"
    page.save_revision(user=author)
    hand_in(page, author)
    _, reviewer = by_role("初审")
    read = reviewer.get(decision_on(page)).content.decode()
    assert "改过的一句话" in read
    assert "新内容" not in read
