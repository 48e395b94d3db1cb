"""Taking a text back from its reviewers: by its author, with a reason, and what was passed counts for nothing."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import WorkflowState

from editing.reviews.models import Decision
from editing.reviews.steps import ReviewOutcome, ReviewStep
from editing.reviews.views.screen import kind_of
from honours.models import AwardScheme
from news.models import NewsPage
from tests.reviewing import hand_in, person, take

pytestmark = pytest.mark.django_db
REASON = "数字要再核一遍"


@pytest.fixture(params=[NewsPage, AwardScheme], ids=["page", "record"])
def record(request, author):
    """Handed in by its author, and past the first step."""
    found = request.param.objects.filter(live=True).first()
    found.save_revision(user=author)
    hand_in(found, author)
    take(found, person(ReviewStep.FIRST.value))
    return request.param.objects.get(pk=found.pk)


@pytest.fixture
def author(django_user_model):
    made = django_user_model.objects.create_user("writes", password="x")
    made.groups.add(Group.objects.get(name="撰稿"))
    return made


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def edit_address(record):
    if isinstance(record, NewsPage):
        return reverse("wagtailadmin_pages:edit", args=[record.pk])
    return reverse(record.snippet_viewset.get_url_name("edit"), args=[record.pk])


def address_of(record):
    return reverse("reviews:withdraw", args=[kind_of(record), record.pk])


def test_the_author_is_offered_it_and_asked_why(record, author):
    client = signed_in(author)
    page = client.get(edit_address(record)).content.decode()
    assert address_of(record) in page
    assert "撤回送审" in page
    assert "action-cancel-workflow" not in page
    answer = client.post(address_of(record), {"reason": ""})
    assert "请写明为什么撤回" in answer.content.decode()
    assert type(record).objects.get(pk=record.pk).workflow_in_progress


def test_it_ends_the_review_and_stands_on_the_slip(record, author):
    answer = signed_in(author).post(address_of(record), {"reason": REASON}, follow=True)
    assert "已撤回送审" in answer.content.decode()
    assert not type(record).objects.get(pk=record.pk).workflow_in_progress
    line = Decision.objects.about(record._meta.label, record.pk).last()
    assert (line.outcome, line.comment, line.person_key) == (ReviewOutcome.WITHDRAWN, REASON, str(author.pk))
    slip = signed_in(author).get(reverse("reviews:slip", args=[kind_of(record), record.pk])).content.decode()
    assert REASON in slip
    run = hand_in(record, author)
    assert run.current_task_state.task.name == ReviewStep.FIRST.label


def test_nobody_else_takes_it_back(record, django_user_model):
    other = django_user_model.objects.create_user("other", password="x")
    other.groups.add(Group.objects.get(name="撰稿"))
    for user in (other, person(ReviewStep.SECOND.value)):
        client = signed_in(user)
        assert address_of(record) not in client.get(edit_address(record)).content.decode()
        client.post(address_of(record), {"reason": REASON})
        assert type(record).objects.get(pk=record.pk).workflow_in_progress


def test_the_stock_button_leads_here(record, author):
    answer = signed_in(author).post(edit_address(record), {"action-cancel-workflow": "1"})
    assert answer["Location"] == address_of(record)
    assert WorkflowState.objects.for_instance(record).filter(status=WorkflowState.STATUS_IN_PROGRESS).exists()
