"""Taking a quiz. No session, no script: the page itself carries the attempt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from lessons.certificates.models import Certificate
from lessons.progress.models import LearningRecord
from lessons.progress.progress import remember

from ..access import quiz_for
from ..attempts import QuizForm, StaleError, load_attempt, new_attempt, paper
from ..completion import QuizOutcome, complete, result_of
from ..marking import Marked, marked, score, unanswered
from ..models import Quiz


@dataclass(frozen=True)
class Taken:
    """A quiz as somebody takes it: where its form is sent, and who is told of a new attempt.

    `told` gets the request, the outcome and the attempt's random name.
    """

    quiz: Quiz
    address: str
    told: Callable[[HttpRequest, QuizOutcome, str], None]
    back: str = ""  # where one came from, when it was not the lesson
    renews: Certificate | None = None  # what an attempt that passes takes the place of


@csrf_exempt  # the form belongs to no session and its page sets no cookie; the attempt itself is signed
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def quiz(request: HttpRequest, slug: str) -> HttpResponse:
    """A new attempt; or, handed in, its result with every explanation, and the right answers once it is passed."""
    return take(request, Taken(quiz_for(request, slug), reverse("quiz", args=[slug]), record))


def take(request: HttpRequest, taken: Taken) -> HttpResponse:
    """The form of a quiz, or what became of the one handed in."""
    one = taken.quiz
    if request.method != "POST":
        return _form(request, taken, paper(one, new_attempt(one)))
    try:
        sheet = paper(one, load_attempt(request.POST.get("attempt", ""), one))
    except StaleError:
        return _form(request, taken, paper(one, new_attempt(one)), is_stale=True)
    answers = marked(sheet, request.POST)
    if not all(each.is_complete for each in answers):
        return _form(request, taken, sheet, answers)
    return _result(request, taken, sheet, answers)


@csrf_exempt  # sets a cookie in the reader's own browser and nothing else
@never_cache
@require_POST
def read(request: HttpRequest, slug: str) -> HttpResponse:
    """Let the browser remember that the lesson was read, and go on to the quiz."""
    one = quiz_for(request, slug)
    response = redirect("quiz", slug)
    remember(request, response, one.lesson_id)
    return response


def _form(
    request: HttpRequest, taken: Taken, sheet: QuizForm, answers: list[Marked] | None = None, is_stale: bool = False
) -> HttpResponse:
    context: dict[str, Any] = {
        "quiz": taken.quiz,
        "address": taken.address,
        "back": taken.back,
        "renews": taken.renews,
        "paper": sheet,
        "given": answers or unanswered(sheet),
        "missing": [each.asked for each in answers or [] if not each.is_complete],
        "is_stale": is_stale,
    }
    return render(request, "quizzes/quiz.html", context, status=400 if answers or is_stale else 200)


def _result(request: HttpRequest, taken: Taken, sheet: QuizForm, answers: list[Marked]) -> HttpResponse:
    one = taken.quiz
    outcome = complete(one, sheet.attempt.name, result_of(one, answers))
    points = score(answers)
    context = {"quiz": one, "answers": answers, "score": points, "outcome": outcome, "lesson": one.lesson}
    context |= {"address": taken.address, "back": taken.back, "renews": taken.renews}
    response = render(request, "quizzes/result.html", context)
    if outcome.is_new:
        remember(request, response, one.lesson_id, points, outcome.certificate.code if outcome.certificate else "")
        taken.told(request, outcome, sheet.attempt.name)
    return response


def record(request: HttpRequest, outcome: QuizOutcome, attempt: str) -> None:
    """A signed-in member's own record."""
    if outcome.certificate and request.user.is_authenticated:
        LearningRecord.objects.add_for(request.user, outcome.certificate)
