"""Who may take which quiz: whoever may read the lesson."""

from django.http import Http404, HttpRequest

from core.permissions import may_read

from .models import Quiz


def quiz_for(request: HttpRequest, slug: str) -> Quiz:
    """The open quiz of a lesson; raise Http404 when there is none, or the lesson is closed to this visitor."""
    quizzes = Quiz.objects.open().filter(lesson__slug=slug).select_related("lesson__picture")
    quiz = quizzes.order_by("pk").first()
    if quiz is None or not may_read(request, quiz.lesson):
        raise Http404("没有这份自测")
    return quiz
