"""Writing the lines of a slip, and the one rule of who may write which."""

from typing import Any

from django.utils import timezone

from audit.recording import named
from core.gates import RefusedError
from core.public_holidays import working_days_after

from .models import Decision, ReviewRules, Subject
from .standing import Standing
from .steps import Outcome, Step


def standing_on(subject: Subject) -> Standing:
    """How far a text has come."""
    return Standing.after(Decision.objects.on(subject))


def objection_to(user: Any, subject: Subject, step: Step, standing: Standing | None = None) -> str:
    """Why an account may not take a step of a text; "" if it may. Superusers are accounts like others here."""
    if not user.is_active or not user.has_perm(step.permission):
        return f"您的账号没有“{step.label}”的权限。"
    return (standing or standing_on(subject)).objection_to(str(user.pk), step)


def refuse_unless_due(user: Any, subject: Subject, step: Step) -> None:
    """Raise RefusedError for whoever may not take a step."""
    if text := objection_to(user, subject, step):
        raise RefusedError(f"“{subject.title}”：{text}")


def hand_in(subject: Subject, user: Any, authors: dict[str, str], **more: Any) -> Decision:
    """A text is handed in: from here on the rules of today hold for it."""
    steps = [step.value for step in ReviewRules.load().steps]
    said = {"authors": sorted(authors), "author_names": sorted(authors.values()), "steps": steps}
    return write(subject, Outcome.SUBMITTED, user, **said, **more)


def write(subject: Subject, outcome: Outcome, user: Any, **more: Any) -> Decision:
    """One line of the slip."""
    return Decision.objects.create(
        kind=subject.kind,
        key=subject.key,
        title=subject.title,
        digest=subject.digest,
        outcome=outcome,
        person=named(user)[:200],
        person_key=str(getattr(user, "pk", None) or ""),
        **more,
    )


def due_day(step: Step) -> Any:
    """Until when a step that begins today should be done."""
    return working_days_after(timezone.localdate(), ReviewRules.load().days_for(step))
