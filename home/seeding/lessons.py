"""Safety lessons, books and book-club cycles."""

from datetime import date, time
from functools import partial
from typing import Any

from django.contrib.auth.models import Group
from wagtail.models import PageViewRestriction

from core.models import Attachment
from lessons.models import Book, LessonIndexPage, LessonPage, ReadingCyclePage, ReadingIndexPage
from lessons.models.gifts import RecipientKind
from lessons.stages import CycleStage

from .library import checklist, washing_film, washing_slides
from .pages import page
from .papers import paper
from .photos import photo
from .regulations import cited_rules
from .stories import bullets, plain, story
from .texts import Text, texts_in

#: The two lessons the source names come first.
LESSON_ORDER = [
    "yu-fang-shi-wu-zhong-du",
    "luo-shi-shi-pin-an-quan-ze-ren",
    "dian-qi-yu-ran-qi-an-quan",
    "dian-ti-an-quan",
    "ming-ma-biao-jia",
    "tui-huan-huo",
    "yu-fu-ka",
    "lv-pai-zu-lin",
    "fan-shi-pin-lang-fei",
    "shi-pin-tan-fan",
]

_STAGES = {str(label): stage for stage, label in CycleStage.choices}


def seed_lessons(index: LessonIndexPage) -> None:
    """The lessons, in order."""
    texts = {text.fact("slug"): text for text in texts_in("lessons")}
    for slug in LESSON_ORDER:
        page(index, LessonPage, slug, partial(_lesson, texts[slug]))


def seed_readings(index: ReadingIndexPage) -> None:
    """The cycles of the book club, oldest first."""
    for text in sorted(texts_in("readings"), key=lambda text: text.fact("read_on")):
        cycle = page(index, ReadingCyclePage, text.fact("slug"), partial(_cycle, text))
        _restrict(cycle, text.fact("only_for"))
        if text.fact("gift_sets") and not cycle.gifts.exists():
            cycle.gifts.create(
                on=_day(text, "gifts_on"),
                unit_kind=RecipientKind.ALL,
                unit=text.fact("gift_unit"),
                sets=int(text.fact("gift_sets")),
                note=text.fact("gift_source"),
            )


def _restrict(cycle: ReadingCyclePage, group: str) -> None:
    """Open a page to one group only; restrictions that are there stay as editors left them."""
    if group and not cycle.view_restrictions.exists():
        restriction = cycle.view_restrictions.create(restriction_type=PageViewRestriction.GROUPS)
        restriction.groups.add(Group.objects.get(name=group))


def _lesson(text: Text) -> dict[str, Any]:
    return {name: text.fact(name) for name in ("title", "summary", "audience", "speaker_unit")} | {
        "law_as_of": _day(text, "law_as_of"),
        "review_on": _day(text, "review_on"),
        "picture": photo(text.fact("slug")),
        "key_points": [("point", plain(point)) for point in text.all("key_point")],
        "parts": [("part", _part(text, title)) for title, body in text.sections.items() if title and body.strip()],
        "cited_rules": cited_rules(text.fact("slug")),
        "attachments": [("attachment", file) for file in _papers(text)],
    }


def _papers(text: Text) -> list[Attachment]:
    """What a lesson gives to print: its own paper, and the checklist of the two that share one."""
    own = paper(text)
    return ([checklist()] if text.fact("checklist") else []) + ([own] if own else [])


def _part(text: Text, title: str) -> dict[str, Any]:
    """A section; `short: title` marks it for the short version, `washing: title` adds slides and film to it."""
    body = story(text.sections[title])
    if title == text.fact("washing"):
        body.append(("deck", {"title": "洗手六步", "slides": washing_slides(), "file": None}))
        body.append(("recording", washing_film()))
    return {"title": title, "in_short": title in text.all("short"), "body": body}


def _cycle(text: Text) -> dict[str, Any]:
    return {name: text.fact(name) for name in ("title", "summary", "theme")} | {
        "takes_notes": bool(text.fact("takes_notes")),
        "picture": photo("hao-shu-ban-wo-xing"),
        "books": [("book", _book(line)) for line in text.all("book")],
        "stages": [("stage", _stage(text, label, stage)) for label, stage in _STAGES.items()],
        "questions": [("question", plain(question)) for question in bullets(text.sections.get("引导问题", ""))],
    }


def _stage(text: Text, label: str, stage: str) -> dict[str, Any]:
    return {
        "stage": stage,
        "held_on": _day(text, f"{stage}_on"),
        "starts_at": _time(text, f"{stage}_from"),
        "ends_at": _time(text, f"{stage}_to"),
        "place": text.fact(f"{stage}_at"),
        "body": story(text.sections[label]),
    }


def _book(line: str) -> Book:
    title, author, publisher, isbn = (part.strip() for part in (line.strip("《》") + "|||").split("|")[:4])
    book, _ = Book.objects.get_or_create(
        title=title.strip("《》"), defaults={"author": author, "publisher": publisher, "isbn": isbn}
    )
    return book


def _time(text: Text, name: str) -> time | None:
    return time.fromisoformat(text.fact(name)) if text.fact(name) else None


def _day(text: Text, name: str) -> date | None:
    return date.fromisoformat(text.fact(name)) if text.fact(name) else None
