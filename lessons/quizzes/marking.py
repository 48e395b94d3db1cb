"""Marking: what was answered, and whether it is right."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

from .attempts import AskedQuestion, QuizForm
from .kinds import Kind
from .models import Option

#: What was answered to one question: chosen options, or in a question of order each option's place, from 1.
Given = Mapping[int, int]


@dataclass(frozen=True)
class Shown:
    """An option beside its answer."""

    option: Option
    number: int  # in this attempt's order, from 1: what the form sends, so that nothing of it tells what is right
    place: int | None

    @property
    def is_chosen(self) -> bool:
        """Whether it was chosen."""
        return self.place is not None


@dataclass(frozen=True)
class Marked:
    """A question with its answer."""

    asked: AskedQuestion
    given: Given

    @property
    def is_complete(self) -> bool:
        """Whether the question was answered at all: an order needs each place once."""
        if self.asked.question.kind == Kind.ORDER:
            return sorted(self.given.values()) == list(range(1, len(self.asked.options) + 1))
        return bool(self.given)

    @property
    def is_right(self) -> bool:
        """Whether the answer is the right one, whole."""
        if self.asked.question.kind == Kind.ORDER:
            return self.given == _right_places(self.asked)
        return set(self.given) == {option.pk for option in self.asked.options if option.is_right}

    @property
    def counted(self) -> set[int]:
        """The options to count: those chosen, or in a question of order those put wrong."""
        if self.asked.question.kind == Kind.ORDER:
            right = _right_places(self.asked)
            return {pk for pk, place in self.given.items() if right.get(pk) != place}
        return set(self.given)

    @property
    def options(self) -> list[Shown]:
        """The options as asked, each with what was answered."""
        numbered = enumerate(self.asked.options, start=1)
        return [Shown(option, number, self.given.get(option.pk)) for number, option in numbered]

    @property
    def as_placed(self) -> list[Shown]:
        """The options of a question of order as they were put."""
        return sorted(self.options, key=lambda shown: shown.place or 0)


def marked(paper: QuizForm, answers: QueryDict) -> list[Marked]:
    """Every question of a paper with its answer; foreign options and nonsense count as not answered."""
    return [Marked(asked, _given(asked, answers)) for asked in paper.asked]


def unanswered(paper: QuizForm) -> list[Marked]:
    """Every question of a paper before anyone answered."""
    return [Marked(asked, {}) for asked in paper.asked]


def score(answers: list[Marked]) -> int:
    """Whole percent of right answers, rounded down: 79.9 is not 80."""
    return sum(each.is_right for each in answers) * 100 // len(answers) if answers else 0


def _right_places(asked: AskedQuestion) -> dict[int, int]:
    return {option.pk: place for place, option in enumerate(asked.in_order, start=1)}


def _given(asked: AskedQuestion, answers: QueryDict) -> dict[int, int]:
    name = f"q{asked.question.pk}"
    numbered = [(number, option.pk) for number, option in enumerate(asked.options, start=1)]
    if asked.question.kind == Kind.ORDER:
        places = {pk: answers.get(f"{name}o{number}", "") for number, pk in numbered}
        return {
            pk: int(place) for pk, place in places.items() if place.isascii() and place.isdigit() and len(place) < 3
        }
    chosen = set(answers.getlist(name) if asked.question.kind == Kind.MULTIPLE else answers.getlist(name)[-1:])
    return {pk: 1 for number, pk in numbered if str(number) in chosen}
