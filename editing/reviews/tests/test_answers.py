"""After each step a person is told what happens next, and who has it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from editing.reviews.steps import ReviewStep
from editing.reviews.views.screen import kind_of
from honours.models import AwardScheme
from news.models import NewsPage
from tests.reviewing import AUTHOR, person

pytestmark = pytest.mark.django_db


def press(role: str, address: str, **said: str) -> str:
    client = Client()
    client.force_login(person(role))
    return client.post(address, said, follow=True).content.decode()


@pytest.fixture
def record():
    found = AwardScheme.objects.filter(live=True).first()
    found.save_revision(user=person(AUTHOR))
    return found


def submit_address(record) -> str:
    return reverse("reviews:submit", args=[kind_of(record), record.pk])


def step_address(record) -> str:
    fresh = type(record).objects.get(pk=record.pk)
    return reverse("reviews:decide", args=[fresh.current_workflow_task_state.pk])


def test_from_handing_in_to_readers(record):
    assert "已送审，接下来由初审办理" in press(AUTHOR, submit_address(record))
    assert "接下来由复审办理" in press(ReviewStep.FIRST.value, step_address(record), action="approve")
    assert "接下来由终审发布办理" in press(ReviewStep.SECOND.value, step_address(record), action="approve")
    assert "审校走完，读者已经看得到" in press(ReviewStep.FINAL.value, step_address(record), action="approve")


def test_sent_back_to_its_author_or_to_a_step(record):
    press(AUTHOR, submit_address(record))
    press(ReviewStep.FIRST.value, step_address(record), action="approve")
    back = {"action": "reject", "comment": "请核对"}
    said = press(ReviewStep.SECOND.value, step_address(record), back_to="first", **back)
    assert "接下来由初审办理" in said
    said = press(ReviewStep.FIRST.value, step_address(record), back_to="author", **back)
    assert f"由{person(AUTHOR)}修改后再送审" in said


def test_a_planned_moment_is_told(home):
    record = NewsPage.objects.live().exclude(live_revision=None).first()
    record.go_live_at = timezone.now() + timedelta(days=3)
    record.save_revision(user=person(AUTHOR))
    press(AUTHOR, submit_address(record))
    press(ReviewStep.FIRST.value, step_address(record), action="approve")
    press(ReviewStep.SECOND.value, step_address(record), action="approve")
    assert "自动公开" in press(ReviewStep.FINAL.value, step_address(record), action="approve")
