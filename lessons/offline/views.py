"""Handing out the file, and counting the code it ends with."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from lessons.progress.models import LearningRecord
from lessons.progress.progress import remember
from lessons.quizzes.access import quiz_for
from lessons.quizzes.attempts import questions, version
from lessons.quizzes.completion import Completion, QuizOutcome, complete
from lessons.quizzes.models import Quiz

from .forms import ResultCodeForm
from .result_codes import ForgedCodeError, read_code
from .single_file import one_file


class ChangedError(Exception):
    """A true code about questions that have changed since the file was made."""


@never_cache
@require_safe
def lesson_file(request: HttpRequest, slug: str) -> HttpResponse:
    """A lesson to take away; every download is a file of its own."""
    quiz = quiz_for(request, slug)
    response = HttpResponse(one_file(quiz, request), content_type="text/html; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{quiz.lesson.slug}.html"'
    response["X-Robots-Tag"] = "noindex"
    return response


@csrf_exempt  # belongs to no session; the code itself is signed
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """A box for the code, `?c=` filled in by the file's own QR; only pressing the button counts it."""
    if request.method != "POST":
        typed = "".join(sign for sign in request.GET.get("c", "") if sign.isprintable())[:40]
        return render(request, "offline/code.html", {"form": ResultCodeForm(initial={"c": typed})})
    form = ResultCodeForm(request.POST)
    if not form.is_valid():
        return render(request, "offline/code.html", {"form": form}, status=400)
    try:
        quiz, outcome, percent = _counted(form.cleaned_data["c"])
    except (ForgedCodeError, ChangedError) as error:
        context = {"form": form, "is_changed": isinstance(error, ChangedError)}
        return render(request, "offline/code.html", context | {"is_refused": True}, status=400)
    return _told(request, quiz, outcome, percent)


def _counted(typed: str) -> tuple[Quiz, QuizOutcome, int]:
    """Count a code once; raise ForgedCodeError or ChangedError."""
    facts, bits = read_code(typed)
    quiz = Quiz.objects.open().filter(pk=facts.quiz).select_related("lesson").first()
    if quiz is None or version(quiz)[:4] != facts.version:
        raise ChangedError
    asked = [each.question.pk for each in questions(quiz)]
    wrong = [pk for place, pk in enumerate(asked) if bits >> place & 1]
    right = len(asked) - len(wrong)
    result = Completion(asked, wrong, [], passed=quiz.passes(right, len(asked)), offline=True)
    return quiz, complete(quiz, f"takeaway-{facts.quiz}-{facts.name.hex()}", result), right * 100 // len(asked)


def _told(request: HttpRequest, quiz: Quiz, outcome: QuizOutcome, percent: int) -> HttpResponse:
    response = render(request, "offline/counted.html", {"quiz": quiz, "outcome": outcome, "score": percent})
    if outcome.is_new and outcome.certificate:
        remember(request, response, quiz.lesson_id, percent, outcome.certificate.code)
        if request.user.is_authenticated:
            LearningRecord.objects.add_for(request.user, outcome.certificate)
    return response
