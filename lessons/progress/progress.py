"""How far a reader without an account has come: a signed cookie in their own browser, nothing on the server."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

COOKIE = "progress"
_SALT = "learning.progress"
_KEPT = 2 * 365 * 24 * 3600  # seconds
_MOST = 30  # lessons; a cookie holds 4,096 bytes


@dataclass(frozen=True)
class LessonProgress:
    """One lesson: when it was read, the best score in percent, the certificate's code."""

    lesson: int
    read_on: date | None = None
    best: int | None = None
    certificate: str = ""


Progress = dict[int, LessonProgress]


def progress_of(request: HttpRequest) -> Progress:
    """What the browser sent, latest lesson last; nothing when it was changed by hand."""
    try:
        rows = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT)
        steps = [LessonProgress(row[0], date.fromisoformat(row[1]) if row[1] else None, row[2], row[3]) for row in rows]
    except (signing.BadSignature, ValueError, TypeError, IndexError):
        return {}
    return {step.lesson: step for step in steps}


def remember(
    request: HttpRequest, response: HttpResponse, lesson: int, best: int | None = None, code: str = ""
) -> None:
    """Let the browser keep that a lesson was read, and a score if it beats the one before."""
    progress = progress_of(request)
    old = progress.pop(lesson, LessonProgress(lesson))
    scores = [score for score in (old.best, best) if score is not None]
    progress[lesson] = replace(
        old,
        read_on=old.read_on or timezone.localdate(),
        best=max(scores) if scores else None,
        certificate=code or old.certificate,
    )
    rows = [_row(step) for step in list(progress.values())[-_MOST:]]
    response.set_cookie(
        COOKIE,
        signing.dumps(rows, salt=_SALT, compress=True),
        max_age=_KEPT,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def forget(response: HttpResponse) -> None:
    """Empty the browser's memory."""
    response.delete_cookie(COOKIE, samesite="Lax")


def _row(step: LessonProgress) -> list[Any]:
    return [step.lesson, step.read_on.isoformat() if step.read_on else "", step.best, step.certificate]
