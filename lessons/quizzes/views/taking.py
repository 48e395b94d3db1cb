"""Taking a quiz. No session, no script: the page itself carries the attempt."""

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


@csrf_exempt  # the form belongs to no session and its page sets no cookie; the attempt itself is signed
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def quiz(request: HttpRequest, slug: str) -> HttpResponse:
    """A new attempt; or, handed in, its result with every explanation, and the right answers once it is passed."""
    return take(request, quiz_for(request, slug), reverse("quiz", args=[slug]))


def take(request: HttpRequest, one: Quiz, address: str, renews: Certificate | None = None) -> HttpResponse:
    """Ask or mark the questions of a quiz in hand at an address, for a first certificate or one that `renews`."""
    shown = {"quiz": one, "address": address, "renews": renews}
    if request.method != "POST":
        return _form(request, shown, paper(one, new_attempt(one)))
    try:
        sheet = paper(one, load_attempt(request.POST.get("attempt", ""), one))
    except StaleError:
        return _form(request, shown, paper(one, new_attempt(one)), is_stale=True)
    answers = marked(sheet, request.POST)
    if not all(each.is_complete for each in answers):
        return _form(request, shown, sheet, answers)
    return _result(request, shown, sheet, answers)


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
    request: HttpRequest,
    shown: dict[str, Any],
    sheet: QuizForm,
    answers: list[Marked] | None = None,
    is_stale: bool = False,
) -> HttpResponse:
    context: dict[str, Any] = shown | {
        "paper": sheet,
        "given": answers or unanswered(sheet),
        "missing": [each.asked for each in answers or [] if not each.is_complete],
        "is_stale": is_stale,
    }
    return render(request, "quizzes/quiz.html", context, status=400 if answers or is_stale else 200)


def _result(request: HttpRequest, shown: dict[str, Any], sheet: QuizForm, answers: list[Marked]) -> HttpResponse:
    one: Quiz = shown["quiz"]
    outcome = complete(one, sheet.attempt.name, result_of(one, answers))
    points = score(answers)
    context = shown | {"answers": answers, "score": points, "outcome": outcome, "lesson": one.lesson}
    response = render(request, "quizzes/result.html", context)
    if outcome.is_new:
        remember(request, response, one.lesson_id, points, outcome.certificate.code if outcome.certificate else "")
        _record(request, outcome)
    return response


def _record(request: HttpRequest, outcome: QuizOutcome) -> None:
    """A signed-in member's own record."""
    if outcome.certificate and request.user.is_authenticated:
        LearningRecord.objects.add_for(request.user, outcome.certificate)
