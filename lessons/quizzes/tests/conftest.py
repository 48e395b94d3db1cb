"""The demo's quizzes, and how to answer them."""

import pytest

from lessons.quizzes.attempts import Attempt, new_attempt, paper, questions
from lessons.quizzes.kinds import Kind
from lessons.quizzes.models import Quiz

SLUG = "yu-fang-shi-wu-zhong-du"
ADDRESS = f"/quiz/{SLUG}/"


@pytest.fixture
def quiz(db) -> Quiz:
    """The quiz of one lesson, of twelve questions."""
    return Quiz.objects.select_related("lesson").get(lesson__slug=SLUG)


def answers(quiz: Quiz, wrong: int = 0, attempt: Attempt | None = None) -> dict[str, list[str] | str]:
    """What a form sends when the first few questions are answered wrong and all others right."""
    attempt = attempt or new_attempt(quiz)
    sent: dict[str, list[str] | str] = {"attempt": attempt.token}
    numbers = {
        option.pk: number for each in paper(quiz, attempt).asked for number, option in enumerate(each.options, start=1)
    }
    for place, asked in enumerate(questions(quiz)):
        name, spoil = f"q{asked.question.pk}", place < wrong
        if asked.question.kind == Kind.ORDER:
            order = asked.options[::-1] if spoil else asked.options
            sent |= {f"{name}o{numbers[option.pk]}": str(number) for number, option in enumerate(order, start=1)}
        else:
            sent[name] = [str(numbers[option.pk]) for option in asked.options if option.is_right != spoil]
    return sent
