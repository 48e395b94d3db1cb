"""Under review a form can be read and not typed into, and says above it who has it and how it comes back."""

import re

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from editing.reviews.models import ReviewTaskState
from editing.reviews.views.screen import kind_of
from honours.models import Merchant
from news.models import NewsPage
from tests.reviewing import hand_in

pytestmark = pytest.mark.django_db


def desk(django_user_model, name, role):
    account = django_user_model.objects.create_user(name, password="x", post=f"{name}岗")
    account.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(account)
    return account, client


@pytest.fixture
def author(django_user_model):
    return desk(django_user_model, "xie", "撰稿")


@pytest.fixture(params=[NewsPage, Merchant], ids=["page", "record"])
def record(request):
    return request.param.objects.filter(live=True).first()


def edit_address(record):
    if isinstance(record, NewsPage):
        return reverse("wagtailadmin_pages:edit", args=[record.pk])
    return reverse(record.snippet_viewset.get_url_name("edit"), args=[record.pk])


def is_open(text):
    """Whether the fields of the record can be filled in."""
    assert re.search(r'name="(title|summary)"', text)
    return not re.search(r"<fieldset[^>]*\bdisabled", text)


def test_under_review_the_author_reads_who_has_it_and_takes_it_back(author, record):
    account, client = author
    assert is_open(client.get(edit_address(record)).content.decode())
    record.save_revision(user=account)
    hand_in(record, account)
    text = client.get(edit_address(record)).content.decode()
    assert not is_open(text)
    told = re.search(r"[^>]*内容已锁定[^\n]*", text)[0]
    for words in (
        "xie岗（xie）",
        "由初审办理",
        "期限",
        "撤回送审",
        reverse("reviews:withdraw", args=[kind_of(record), record.pk]),
    ):
        assert words in told


def test_another_author_is_told_whom_to_ask(author, django_user_model, record):
    record.save_revision(user=author[0])
    hand_in(record, author[0])
    _, other = desk(django_user_model, "ling", "撰稿")
    text = other.get(edit_address(record)).content.decode()
    assert not is_open(text)
    assert "请xie岗（xie）撤回送审，或请初审的同事退回" in text


def test_the_reviewer_is_led_to_the_page_of_decision(author, django_user_model):
    page = NewsPage.objects.filter(live=True).first()
    page.save_revision(user=author[0])
    hand_in(page, author[0])
    _, reviewer = desk(django_user_model, "shen", "初审")
    state = ReviewTaskState.objects.get(workflow_state__object_id=str(page.pk), status="in_progress")
    text = reviewer.get(edit_address(page)).content.decode()
    assert not is_open(text)
    assert reverse("reviews:decide", args=[state.pk]) in text
