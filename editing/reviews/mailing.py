"""Mails about texts that wait: to whoever may take the step, once a day, and once again each working day it is late."""

import logging
import smtplib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from core.public_holidays import calendar

from . import urgent
from .models import Decision, Reminder, ReviewTaskState
from .steps import ReviewStep
from .transitions import may_act

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class WaitingReview:
    """Something that somebody should look at: what, until when, and to whom it is told."""

    about: str
    title: str
    step: str
    due_on: Any
    address: str
    recipients: tuple[str, ...]


@dataclass
class ReminderCount:
    """What became of today's reminders."""

    sent: int = 0
    failed: int = 0


def send_reminders() -> ReminderCount:
    """Send what is due today and was not sent yet; on days off nothing."""
    tally = ReminderCount()
    today = timezone.localdate()
    if not calendar().is_working_day(today):
        return tally
    for waiting in [*_texts(), *_urgent()]:
        reminder, _ = Reminder.objects.get_or_create(about=waiting.about, day=_day_for(waiting, today))
        if reminder.sent_at:
            continue
        problem = _send(waiting, today)
        Reminder.objects.filter(pk=reminder.pk).update(sent_at=None if problem else timezone.now(), problem=problem)
        tally.sent += not problem
        tally.failed += bool(problem)
    return tally


def _day_for(waiting: WaitingReview, today: Any) -> Any:
    """One mail for the time until it is due, then one for each day: late texts are told anew."""
    return max(today, waiting.due_on)


def _texts() -> Iterator[WaitingReview]:
    states = ReviewTaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).select_related("revision", "task")
    for state in states:
        step = ReviewStep(state.task.specific.step)
        address = reverse("reviews:decide", args=[state.pk])
        told = _addresses([step], lambda user, state=state: may_act(user, state))
        yield WaitingReview(f"step {state.pk}", state.revision.object_str, step.label, state.due_on, address, told)


def _urgent() -> Iterator[WaitingReview]:
    for decision in Decision.objects.unconfirmed():
        address = reverse("reviews:after", args=[decision.pk])
        told = _addresses(
            [ReviewStep.SECOND, ReviewStep.FINAL], lambda user, one=decision: not urgent.objection_to(user, one)
        )
        yield WaitingReview(f"after {decision.pk}", decision.title, "补审", decision.due_on, address, told)


def _addresses(steps: list[ReviewStep], may: Any) -> tuple[str, ...]:
    """Mail addresses of the accounts whose office it is; superusers hold every office and are not told."""
    backend = "django.contrib.auth.backends.ModelBackend"
    found: set[str] = set()
    for step in steps:
        holders = get_user_model().objects.with_perm(step.permission, backend=backend, include_superusers=False)
        found.update(user.email for user in holders.exclude(email="") if may(user))
    return tuple(sorted(found))


def _send(waiting: WaitingReview, today: Any) -> str:
    """Why it could not be sent; "" when it went out."""
    if not waiting.recipients:
        return "能审这一步的账号都没有填电子邮箱"
    late = "已逾期" if waiting.due_on < today else ""
    context = {"waiting": waiting, "late": late, "address": f"{settings.PUBLIC_URL.rstrip('/')}{waiting.address}"}
    body = render_to_string("reviews/mail/reminder.txt", context)
    try:
        EmailMessage(f"{late}待{waiting.step}：{waiting.title}"[:120], body, bcc=list(waiting.recipients)).send()
    except (OSError, smtplib.SMTPException) as error:
        logger.warning("reminder %s was not sent: %s", waiting.about, error)
        return f"邮件服务器没有收下（{type(error).__name__}）"
    return ""
