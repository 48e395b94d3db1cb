"""Quizzes, for templates of pages that may not import them."""

from django import template

from core.models import BasePage

from ..models import Quiz

register = template.Library()


@register.simple_tag
def quiz_of(lesson: BasePage) -> Quiz | None:
    """The lesson's quiz, whatever the language in which the lesson is read."""
    quiz = Quiz.objects.filter(lesson=lesson.original_id).first() if lesson.pk else None
    if quiz:
        quiz.lesson = lesson
    return quiz
