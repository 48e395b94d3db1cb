"""What a shop's staff do by its link: see what to learn, take the quizzes; nobody is named."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from core.languages import OWN
from core.rate_limits import RateLimit
from core.spam import come_again
from lessons.models import LessonPage
from lessons.quizzes.completion import QuizOutcome
from lessons.quizzes.models import Quiz
from lessons.quizzes.views.taking import Taken, take

from ..models import Assignment, StaffSheet
from .opening import closed

PACE = RateLimit("staff-quiz", 120, 3600)  # papers of one shop in an hour: forty people, three tries each


@never_cache
@require_safe
def lessons(request: HttpRequest, token: str) -> HttpResponse:
    """The lessons with a quiz that everybody may read; what is set for this shop first, by day."""
    sheet = StaffSheet.of_staff(token)
    if (refusal := closed(request, sheet)) or sheet is None:
        return refusal or HttpResponse(status=404)
    days: dict[Any, Any] = {}
    for each in Assignment.objects.for_staff(sheet).select_related("lesson"):
        days.setdefault(each.lesson.translation_key, each)
    rows = [(lesson, days.get(lesson.translation_key)) for lesson in _lessons()]
    rows.sort(key=lambda row: (row[1] is None, row[1].due_on if row[1] else None))
    return render(request, "assignments/staff.html", {"sheet": sheet, "token": token, "rows": rows})


@csrf_exempt  # as the quiz itself: its form belongs to no session, the attempt is signed
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def quiz(request: HttpRequest, token: str, slug: str) -> HttpResponse:
    """A lesson's quiz; passed, it counts for the shop, by its month and nothing else."""
    sheet = StaffSheet.of_staff(token)
    if (refusal := closed(request, sheet)) or sheet is None:
        return refusal or HttpResponse(status=404)
    one = Quiz.objects.open().filter(lesson__slug=slug, lesson__in=_lessons()).select_related("lesson__picture").first()
    if one is None:
        raise Http404("没有这份自测")
    if request.method == "POST" and (wait := PACE.take(str(sheet.pk))):
        context = {"sheet": sheet, "token": token, "minutes": -(-wait // 60)}
        return come_again(render(request, "assignments/wait.html", context), wait)
    address = reverse("staff_quiz", args=[token, slug])
    return take(request, Taken(one, address, _counted_for(sheet, one), reverse("staff_lessons", args=[token])))


def _counted_for(sheet: StaffSheet, one: Quiz) -> Any:
    def told(request: HttpRequest, outcome: QuizOutcome, attempt: str) -> None:
        if outcome.passed:
            sheet.count_pass(one.lesson, attempt, timezone.localdate())

    return told


def _lessons() -> Any:
    """Public lessons in the site's own language whose quiz is open: a link is no membership."""
    return LessonPage.objects.in_language(OWN).listed().filter(quiz__is_open=True).order_by("path")
