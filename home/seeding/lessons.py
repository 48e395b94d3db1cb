"""Safety lessons, books and book-club cycles."""

from datetime import date
from functools import partial
from typing import Any

from lessons.blocks import Stage
from lessons.models import Book, LessonIndexPage, LessonPage, ReadingCyclePage, ReadingIndexPage

from .library import checklist, washing_film, washing_slides
from .pages import page
from .photos import photo
from .stories import bullets, plain, story
from .texts import Text, texts_in

#: The two lessons the source names come first.
LESSON_ORDER = [
    "yu-fang-shi-wu-zhong-du",
    "luo-shi-shi-pin-an-quan-ze-ren",
    "dian-qi-yu-ran-qi-an-quan",
    "dian-ti-an-quan",
]

_STAGES = {label: stage for stage, label in Stage.choices}


def seed_lessons(index: LessonIndexPage) -> None:
    """The four lessons."""
    texts = {text.fact("slug"): text for text in texts_in("lessons")}
    for slug in LESSON_ORDER:
        page(index, LessonPage, slug, partial(_lesson, texts[slug]))


def seed_readings(index: ReadingIndexPage) -> None:
    """The cycles of the book club, oldest first."""
    for text in sorted(texts_in("readings"), key=lambda text: text.fact("read_on")):
        page(index, ReadingCyclePage, text.fact("slug"), partial(_cycle, text))


def _lesson(text: Text) -> dict[str, Any]:
    return {name: text.fact(name) for name in ("title", "summary", "audience", "speaker_unit")} | {
        "law_as_of": _day(text, "law_as_of"),
        "review_on": _day(text, "review_on"),
        "picture": photo(text.fact("slug")),
        "key_points": [("point", plain(point)) for point in text.all("key_point")],
        "parts": [("part", _part(text, title)) for title, body in text.sections.items() if title and body.strip()],
        "attachments": [("attachment", checklist())] if text.fact("checklist") else [],
    }


def _part(text: Text, title: str) -> dict[str, Any]:
    """A section; `short: title` marks it for the short version, `washing: title` adds slides and film to it."""
    body = story(text.sections[title])
    if title == text.fact("washing"):
        body.append(("deck", {"title": "洗手六步", "slides": washing_slides(), "file": None}))
        body.append(("recording", washing_film()))
    return {"title": title, "in_short": title in text.all("short"), "body": body}


def _cycle(text: Text) -> dict[str, Any]:
    return {name: text.fact(name) for name in ("title", "summary", "theme")} | {
        "gift_sets": int(text.fact("gift_sets")) if text.fact("gift_sets") else None,
        "picture": photo("hao-shu-ban-wo-xing"),
        "books": [("book", _book(line)) for line in text.all("book")],
        "stages": [("stage", _stage(text, label, stage)) for label, stage in _STAGES.items()],
        "questions": [("question", plain(question)) for question in bullets(text.sections.get("引导问题", ""))],
    }


def _stage(text: Text, label: str, stage: str) -> dict[str, Any]:
    return {"stage": stage, "held_on": _day(text, f"{stage}_on"), "body": story(text.sections[label])}


def _book(line: str) -> Book:
    title, author, publisher, isbn = (part.strip() for part in (line.strip("《》") + "|||").split("|")[:4])
    book, _ = Book.objects.get_or_create(
        title=title.strip("《》"), defaults={"author": author, "publisher": publisher, "isbn": isbn}
    )
    return book


def _day(text: Text, name: str) -> date | None:
    return date.fromisoformat(text.fact(name)) if text.fact(name) else None
