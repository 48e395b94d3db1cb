"""A text's real walk to the public, by four accounts, for tests whose point is something else."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import get_user_model
from wagtail.models import WorkflowState

from editing.audit.log import named
from editing.reviews.lists import ListReview
from editing.reviews.steps import ReviewStep

AUTHOR = "author"


def person(role: str) -> Any:
    """An account with every right: the review binds it all the same."""
    account, made = get_user_model().objects.get_or_create(
        username=f"review-{role}", defaults={"is_superuser": True, "is_staff": True, "post": f"演示{role}"}
    )
    if made:
        account.set_password("x")
        account.save()
    return account


def hand_in(record: Any, author: Any = None) -> WorkflowState:
    """Hand the latest draft in, as the button does."""
    fresh = type(record).objects.get(pk=record.pk)
    return fresh.get_workflow().start(fresh, author or person(AUTHOR))


def take(record: Any, user: Any, action: str = "approve", **said: Any) -> None:
    """Take the step that is due."""
    fresh = type(record).objects.get(pk=record.pk)
    fresh.current_workflow_task.on_action(fresh.current_workflow_task_state, user, action, **said)


def walk_to_public(record: Any, author: Any = None) -> Any:
    """Draft what the record says and walk it all the way; the record as readers see it then."""
    record.save_revision(user=author or person(AUTHOR))
    hand_in(record, author)
    for step in ReviewStep:
        take(record, person(step.value))
    return type(record).objects.get(pk=record.pk)


def review_list(review_for: Callable[[Any], ListReview], last: Any = None) -> None:
    """Hand a list in and let it pass up to the last step; with `last`, that too, by that account."""
    if review_for(None).standing.is_open:
        return
    author = person(AUTHOR)
    review_for(author).hand_in({str(author.pk): named(author)})
    for step in (ReviewStep.FIRST, ReviewStep.SECOND):
        review_for(person(step.value)).take()
    if last:
        review_for(last).release()


def pass_everything() -> None:
    """Let everything that is under review pass, step by step."""
    for state in WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS):
        record = state.content_object
        while (fresh := type(record).objects.get(pk=record.pk)).workflow_in_progress:
            take(record, person(fresh.current_workflow_task.step))
