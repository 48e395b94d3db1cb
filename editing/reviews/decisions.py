"""Writing the lines of a slip, and the one rule of who may write which."""

from typing import Any

from django.apps import apps
from django.utils import timezone

from core.launch import is_launched
from core.public_holidays import working_days_after
from core.publication_checks import RefusedError
from editing.audit.log import named

from .models import Decision, ReviewRules, Subject
from .review_progress import ReviewProgress
from .steps import Persons, ReviewOutcome, ReviewStep


def hold(subject: Subject) -> None:
    """Hold the row of what is decided on until the transaction ends: who comes second reads the first one's line."""
    apps.get_model(subject.kind)._base_manager.select_for_update(of=("self",)).filter(pk=subject.key).first()


def progress_of(subject: Subject) -> ReviewProgress:
    """How far a text has come."""
    return ReviewProgress.after(Decision.objects.on(subject))


def objection_to(user: Any, subject: Subject, step: ReviewStep, standing: ReviewProgress | None = None) -> str:
    """Why an account may not take a step of a text; "" if it may. Superusers are accounts like others here."""
    if not user.is_active or not user.has_perm(step.permission):
        return f"你的账号没有“{step.label}”的权限。"
    return (standing or progress_of(subject)).objection_to(str(user.pk), step)


def refuse_unless_due(user: Any, subject: Subject, step: ReviewStep) -> None:
    """Raise RefusedError for whoever may not take a step."""
    if text := objection_to(user, subject, step):
        raise RefusedError(f"“{subject.title}”：{text}")


def hand_in(subject: Subject, user: Any, authors: dict[str, str], **more: Any) -> Decision:
    """A text is handed in: the rules of today hold for it. Whoever hands it in answers for it like an author."""
    steps = [step.value for step in (ReviewRules.load().steps if is_launched() else Persons.ONE.steps)]
    authors = authors | ({str(user.pk): named(user)} if getattr(user, "pk", None) else {})
    said = {"authors": sorted(authors), "author_names": sorted(authors.values()), "steps": steps}
    return write(subject, ReviewOutcome.SUBMITTED, user, **said, **more)


def write(subject: Subject, outcome: ReviewOutcome, user: Any, **more: Any) -> Decision:
    """One line of the slip."""
    return Decision.objects.create(
        kind=subject.kind,
        key=subject.key,
        title=subject.title,
        digest=subject.digest,
        outcome=outcome,
        is_early=not is_launched(),
        person=named(user)[:200],
        person_key=str(getattr(user, "pk", None) or ""),
        **more,
    )


def due_day(step: ReviewStep) -> Any:
    """Until when a step that begins today should be done."""
    return working_days_after(timezone.localdate(), ReviewRules.load().days_for(step))
