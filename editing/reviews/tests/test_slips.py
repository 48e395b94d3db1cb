"""What remains of a walk: the slip, the way back to whoever erred, the urgent way and what must follow it."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from core.publication_checks import RefusedError
from editing.reviews.models import Decision, Reminder, ReviewRules, ReviewTaskState
from editing.reviews.steps import BackTo, Persons, ReviewOutcome, ReviewStep
from editing.reviews.urgent import look_afterwards, publish_urgently
from editing.reviews.views.screen import kind_of
from news.models import NewsPage
from tests.reviewing import AUTHOR, hand_in, person, take, walk_to_public

pytestmark = pytest.mark.django_db
NEW = "为审校单改的一句话"


@pytest.fixture
def page(home):
    return NewsPage.objects.live().first()


@pytest.fixture
def draft(page):
    """With a draft by its author, handed in."""
    page.summary = NEW
    page.save_revision(user=person(AUTHOR))
    hand_in(page)
    return page


def lines(page):
    found = Decision.objects.about(page._meta.label, page.pk)
    return [(one.outcome, one.step, one.back_to) for one in found]


def test_the_slip_names_posts_and_changes(page, client, editor_client):
    before = page.summary
    page.summary = NEW
    walk_to_public(page)
    text = editor_client.get(reverse("reviews:slip", args=[kind_of(page), page.pk])).content.decode()
    for words in ("演示author", "演示first（review-first）", "演示second", "演示final", before[:10], NEW, "一句话介绍"):
        assert words in text


def test_lines_are_written_once(draft):
    line = Decision.objects.about(draft._meta.label, draft.pk).first()
    with pytest.raises(ValidationError):
        line.save()
    for change in ("update", "delete"):
        rows = Decision.objects.filter(pk=line.pk)
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(person="别人") if change == "update" else rows._raw_delete("default")


def test_back_to_the_author_begins_anew(draft):
    take(draft, person("first"))
    take(draft, person("second"), "reject", back_to=BackTo.AUTHOR, comment="日期不对")
    fresh = NewsPage.objects.get(pk=draft.pk)
    assert fresh.current_workflow_state.status == "needs_changes"
    fresh.summary = NEW + "，改过"
    fresh.save_revision(user=person(AUTHOR))
    fresh.current_workflow_state.resume(person(AUTHOR))
    assert NewsPage.objects.get(pk=draft.pk).current_workflow_task.step == ReviewStep.FIRST
    for step in ReviewStep:
        take(draft, person(step.value))
    assert NewsPage.objects.get(pk=draft.pk).summary == NEW + "，改过"


def test_back_to_the_first_reviewer_keeps_the_text(draft):
    take(draft, person("first"))
    take(draft, person("second"))
    take(draft, person("final"), "reject", back_to=BackTo.FIRST, comment="漏看了附件")
    assert NewsPage.objects.get(pk=draft.pk).current_workflow_task.step == ReviewStep.FIRST
    for step in ReviewStep:
        take(draft, person(step.value))
    assert NewsPage.objects.get(pk=draft.pk).summary == NEW


def test_returning_needs_a_word(draft):
    with pytest.raises(RefusedError, match="写明意见"):
        take(draft, person("first"), "reject", back_to=BackTo.AUTHOR)


def test_a_small_office_has_two_people_never_one(page):
    rules = ReviewRules.load()
    rules.persons = Persons.ONE
    rules.save()
    page.summary = NEW
    page.save_revision(user=person(AUTHOR))
    hand_in(page)
    with pytest.raises(RefusedError, match="自己写的不能自己审"):
        take(page, person(AUTHOR))
    take(page, person("final"))
    assert NewsPage.objects.get(pk=page.pk).summary == NEW
    assert lines(page) == [
        (ReviewOutcome.SUBMITTED, "", ""),
        (ReviewOutcome.PASSED, ReviewStep.FINAL, ""),
        (ReviewOutcome.PUBLISHED, "", ""),
    ]


# --- The urgent way ---------------------------------------------------------------------------------------------


def urgently(page):
    page.summary = NEW
    page.save_revision(user=person(AUTHOR))
    fresh = NewsPage.objects.get(pk=page.pk)
    return publish_urgently(fresh, person("in-a-hurry"), "景区临时封闭")


def test_the_urgent_way_is_told_and_looked_at_afterwards(page, client):
    decision = urgently(page)
    assert NewsPage.objects.get(pk=page.pk).summary == NEW
    client.force_login(person("first"))
    assert "景区临时封闭" in client.get(reverse("reviews:waiting")).content.decode()
    for who in ("in-a-hurry", AUTHOR):
        with pytest.raises(RefusedError, match="别人办理"):
            look_afterwards(decision, person(who), ReviewOutcome.CONFIRMED, "")
    look_afterwards(decision, person("second"), ReviewOutcome.CONFIRMED, "属实")
    with pytest.raises(RefusedError, match="已经有人"):
        look_afterwards(decision, person("final"), ReviewOutcome.OBJECTED, "不属实")
    assert not Decision.objects.unconfirmed().exists()


def test_the_urgent_way_needs_its_permission(page, django_user_model):
    with pytest.raises(PermissionDenied):
        publish_urgently(page, django_user_model.objects.create_user("nobody"), "急")


def test_an_overdue_one_is_told_on_the_home_page(page, client):
    urgently(page)
    late = timezone.localdate() - timedelta(days=1)
    old = Decision.objects.get(outcome=ReviewOutcome.URGENT)
    values = {field.attname: getattr(old, field.attname) for field in Decision._meta.fields if field.name != "id"}
    Decision.objects.create(**values | {"due_on": late, "title": "早就该看的"})
    client.force_login(person("second"))
    assert "早就该看的" in client.get("/admin/").content.decode()


# --- Reminders --------------------------------------------------------------------------------------------------


def test_reminders_go_once_to_whoever_may_act(draft, settings, django_user_model):
    from django.contrib.auth.models import Permission

    for name, step in (("r1", "take_first"), ("r2", "take_second")):
        account = django_user_model.objects.create_user(name, email=f"{name}@example.test")
        account.user_permissions.set(Permission.objects.filter(codename=step))
    ReviewTaskState.objects.update(due_on=timezone.localdate() + timedelta(days=1))
    first = StringIO()
    for out in (first, StringIO()):
        call_command("remind_reviews", stdout=out)
    from core.public_holidays import calendar

    if calendar().is_working_day(timezone.localdate()):
        assert [sorted(one.bcc) for one in mail.outbox] == [["r1@example.test"]]
        assert Reminder.objects.count() == 1
    else:
        assert not mail.outbox
