"""Quizzes of the lessons."""

import re
from typing import Any

from lessons.models import LessonPage
from lessons.quizzes.kinds import Kind
from lessons.quizzes.models import Option, Question, Quiz, QuizItem

from .regulations import regulation
from .texts import Text, texts_in

_KINDS = {str(label): kind for kind, label in Kind.choices}
_CHOICE = re.compile(r"- \[(x| )\] (.+)")
_PLACE = re.compile(r"\d+\. (.+)")


def seed_quizzes() -> None:
    """One quiz per text, on its lesson; a lesson that has one keeps it."""
    for text in texts_in("quizzes"):
        lesson = LessonPage.objects.in_language().get(slug=text.fact("lesson"))
        if not Quiz.objects.filter(lesson=lesson).exists():
            _quiz(lesson, text)


def _quiz(lesson: LessonPage, text: Text) -> None:
    quiz = Quiz.objects.create(lesson=lesson)
    for place, (title, body) in enumerate((title, body) for title, body in text.sections.items() if title):
        QuizItem.objects.create(quiz=quiz, question=_question(title, body), section=line(body, "见"), sort_order=place)


def _question(title: str, body: str) -> Question:
    kind = _KINDS[line(body, "类型")]
    question = Question.objects.create(text=title, kind=kind, explanation=line(body, "解释"), **_basis(body))
    Option.objects.bulk_create(
        Option(question=question, text=text, is_right=is_right, sort_order=place)
        for place, (text, is_right) in enumerate(options(body))
    )
    return question


def _basis(body: str) -> dict[str, Any]:
    """The rule that an `依据:key articles` line names, with its articles; nothing without one."""
    named = next((each.partition(":")[2].strip() for each in body.splitlines() if each.startswith("依据:")), "")
    key, _, articles = named.partition(" ")
    return {"regulation": regulation(key), "articles": articles} if key else {}


def options(body: str) -> list[tuple[str, bool]]:
    """The options of a question, each with whether it is right; those of a question of order in their order."""
    lines = body.splitlines()
    choices = [(found[2].strip(), found[1] == "x") for found in map(_CHOICE.fullmatch, lines) if found]
    return choices or [(found[1].strip(), False) for found in map(_PLACE.fullmatch, lines) if found]


def line(body: str, name: str) -> str:
    """The value of a `名字:值` line; raise ValueError when the question has none."""
    for line in body.splitlines():
        if line.startswith(f"{name}:"):
            return line.partition(":")[2].strip()
    raise ValueError(f"a question without {name}")
