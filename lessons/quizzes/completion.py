"""What follows from a finished attempt: it is counted once, and a passed one gets its certificate."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from lessons.certificates.models import Certificate

from .marking import Marked
from .models import CountedAttempt, Quiz, tallies


@dataclass(frozen=True)
class QuizOutcome:
    """What became of an attempt. `is_new` is False when it had been counted before: then the first time holds."""

    is_new: bool
    passed: bool
    certificate: Certificate | None


@dataclass(frozen=True)
class Completion:
    """What is counted: right answers make it pass, nothing says who answered."""

    answered: Iterable[int]
    wrong: Iterable[int]
    chosen: Iterable[int]
    passed: bool
    offline: bool = False


def result_of(quiz: Quiz, answers: list[Marked]) -> Completion:
    """The result of answers marked on the site."""
    wrong = [each.asked.question.pk for each in answers if not each.is_right]
    return Completion(
        answered=[each.asked.question.pk for each in answers],
        wrong=wrong,
        chosen=set().union(*(each.counted for each in answers)),
        passed=quiz.passes(len(answers) - len(wrong), len(answers)),
    )


@transaction.atomic
def complete(quiz: Quiz, name: str, result: Completion) -> QuizOutcome:
    """Count the attempt of that name unless it was counted; of two at the same moment the database lets one in."""
    facts = {"quiz": quiz, "passed": result.passed, "offline": result.offline}
    counted, is_new = CountedAttempt.objects.get_or_create(name=name, defaults=facts)
    if is_new:
        tallies.add(result.answered, result.wrong, result.chosen)
    certificate = Certificate.objects.issue(quiz.lesson, name) if counted.passed else None
    return QuizOutcome(is_new, counted.passed, certificate)
