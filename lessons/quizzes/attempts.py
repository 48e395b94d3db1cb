"""One attempt at a quiz: shuffled by its own random name, signed, kept by nobody but the reader's page."""

import hashlib
import json
import secrets
from collections.abc import Collection
from dataclasses import dataclass, replace
from random import Random

from django.core import signing

from lessons.models import LessonPage

from .kinds import Kind
from .models import Option, Question, Quiz, QuizItem
from .models.quizzes import part_anchors

LONGEST = 24 * 3600  # seconds an attempt may take
_SALT = "quizzes.attempt"


class StaleError(Exception):
    """An attempt that is forged, too old, or on questions changed since."""


@dataclass(frozen=True)
class Attempt:
    """An attempt: which quiz, in which wording, under which random name."""

    quiz: int
    version: str
    name: str

    @property
    def token(self) -> str:
        """The attempt, signed, as the form carries it."""
        return signing.dumps([self.quiz, self.version, self.name], salt=_SALT)


@dataclass(frozen=True)
class AskedQuestion:
    """A question as it is asked: its number and its options in this attempt's order, and where the lesson answers."""

    number: int
    question: Question
    options: list[Option]
    anchor: str
    section: str = ""

    @property
    def in_order(self) -> list[Option]:
        """The options as the editor wrote them; for a question of order, the right one."""
        return sorted(self.options, key=lambda option: (option.sort_order or 0, option.pk or 0))


@dataclass(frozen=True)
class QuizForm:
    """The questions of an attempt."""

    attempt: Attempt
    asked: list[AskedQuestion]


def new_attempt(quiz: Quiz) -> Attempt:
    """A new attempt."""
    return Attempt(quiz.pk or 0, version(quiz), secrets.token_urlsafe(12))


def load_attempt(token: str, quiz: Quiz) -> Attempt:
    """The attempt a form carries; raise StaleError unless it is ours, of today, and on the questions as they are."""
    try:
        attempt = Attempt(*signing.loads(token, salt=_SALT, max_age=LONGEST))
    except (signing.BadSignature, TypeError) as error:
        raise StaleError from error
    if (attempt.quiz, attempt.version) != (quiz.pk, version(quiz)):
        raise StaleError
    return attempt


def paper(quiz: Quiz, attempt: Attempt) -> QuizForm:
    """The questions, shuffled as the attempt's name says: the same name always gives the same order."""
    order = Random(attempt.name)  # noqa: S311 -- a shuffle, no secret
    asked = questions(quiz)
    order.shuffle(asked)
    return QuizForm(attempt, [_shuffled(each, number, order) for number, each in enumerate(asked, start=1)])


def questions(quiz: Quiz) -> list[AskedQuestion]:
    """The questions in the editor's order, in three queries; the quiz in hand remembers them."""
    if "asked" not in quiz.__dict__:
        quiz.__dict__["asked"] = _fetched(quiz)
    return list(quiz.__dict__["asked"])


def narrow(quiz: Quiz, regulations: Collection[int]) -> None:
    """Let the quiz in hand ask only what names one of these rules, numbered anew; all of it where nothing does."""
    concerned = [each for each in questions(quiz) if each.question.regulation_id in regulations]
    if concerned:
        quiz.__dict__["asked"] = [replace(each, number=number) for number, each in enumerate(concerned, start=1)]


def _fetched(quiz: Quiz) -> list[AskedQuestion]:
    items: list[QuizItem] = list(quiz.items.all())
    by_key = Question.objects.in_bulk([item.question_id for item in items])
    options: dict[int, list[Option]] = {}
    for option in Option.objects.filter(question__in=by_key).order_by("sort_order", "pk"):
        options.setdefault(option.question_id, []).append(option)
    anchors = part_anchors(quiz.lesson)
    return [
        AskedQuestion(
            number,
            by_key[item.question_id],
            options.get(item.question_id, []),
            anchors.get(item.section, ""),
            item.section,
        )
        for number, item in enumerate(items, start=1)
        if item.question_id in by_key
    ]


def version(quiz: Quiz) -> str:
    """A fingerprint of everything that decides what is right, what passes, and by which law."""
    lesson: LessonPage = quiz.lesson
    rows = [
        [each.question.pk, each.question.kind, each.question.text, [(o.pk, o.text, o.is_right) for o in each.options]]
        for each in questions(quiz)
    ]
    text = json.dumps([rows, quiz.pass_mark, str(lesson.law_as_of)], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _shuffled(asked: AskedQuestion, number: int, order: Random) -> AskedQuestion:
    options = list(asked.options)
    if asked.question.kind != Kind.TRUE_FALSE:  # “对” stays before “错”
        order.shuffle(options)
    return AskedQuestion(number, asked.question, options, asked.anchor, asked.section)
