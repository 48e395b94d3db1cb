"""English for the pages a visitor needs first; what has none yet shows the Chinese original and says so."""

import csv
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from wagtail.models import Page

from core.models import BasePage
from home.models import HomePage, StandardPage
from honours.models import AwardScheme, Trade
from languages.translations.models import Term
from lessons.models import LessonPage
from spots.blocks import TravelMode
from spots.models import ScenicSpotPage

from .articles import whole_story
from .stories import bullets, plain, story
from .texts import DEMO_DIR, Text, read_text

FOLDER = DEMO_DIR / "en"
LANGUAGE = "en"


_SPOT_SOURCE = (
    "Names: after the case of the District Administration for Market Regulation (People’s Daily Online, 14 July 2022); "
    "the rest: public sources, not all named yet"
)


def seed_terms() -> None:
    """How the words of the trade are said; what editors wrote stays."""
    for row in _rows("terms.csv"):
        facts = {"english": row["english"].replace(" | ", "\n"), "remark": row["remark"]}
        Term.objects.get_or_create(chinese=row["chinese"], defaults=facts)


def seed_english() -> None:
    """Turn the aliases of these pages into English pages; what is English already stays as editors left it."""
    home = HomePage.objects.in_language(LANGUAGE).get()
    _translate(home, partial(_plain, read_text(FOLDER / "home.md"), "headline", "search_hint"))
    for row in _rows("sections.csv"):
        section = home.get_children().filter(slug=row["slug"]).specific().first()
        _translate(section, partial(dict, title=row["title"], summary=row["summary"]))
    for kind, folder, facts in (
        (ScenicSpotPage, "spots", _spot),
        (LessonPage, "lessons", _lesson),
        (StandardPage, "pages", _article),
    ):
        for text in _texts(folder):
            page = kind.objects.in_language(LANGUAGE).filter(slug=text.fact("slug")).first()
            _translate(page, partial(facts, text))
    for row in _rows("trades.csv"):
        Trade.objects.filter(title=row["title"], english="").update(english=row["english"])
    for row in _rows("schemes.csv"):
        named = {"english": row["english"], "issuer_english": row["issuer"]}
        AwardScheme.objects.filter(title=row["title"], english="").update(**named)
        rolls = Page.objects.filter(locale__language_code=LANGUAGE, title=row["title"], alias_of__isnull=False)
        for roll in rolls.specific():
            _translate(roll, partial(dict, title=row["english"], summary=row["summary"]))


def _translate(page: BasePage | None, facts: Callable[[], dict[str, Any]]) -> None:
    if page is None or not page.alias_of_id:
        return
    page.alias_of = None
    for name, value in facts().items():
        setattr(page, name, value)
    page.draft_title = page.title
    page.save_revision().publish()


def _plain(text: Text, *names: str) -> dict[str, Any]:
    return {name: text.fact(name) for name in ("title", "summary", *names)}


def _article(text: Text) -> dict[str, Any]:
    return _plain(text) | {"body": whole_story(text)}


def _spot(text: Text) -> dict[str, Any]:
    facts = _plain(text, "area", "address", "ticket", "opening_note", "alliance", "market_office")
    ways = (line.split(": ", 1) for line in bullets(text.sections["Getting there"]))
    return facts | {
        "fact_source": _SPOT_SOURCE,
        "body": story(text.sections["What it is"]),
        "ways": [("way", {"mode": TravelMode(mode), "text": plain(words)}) for mode, words in ways],
        "tips": [("tip", plain(line)) for line in bullets(text.sections["Tips"])],
    }


def _lesson(text: Text) -> dict[str, Any]:
    parts = [(title, body) for title, body in text.sections.items() if title and body.strip()]
    return _plain(text, "audience", "speaker_unit") | {
        "key_points": [("point", plain(point)) for point in text.all("key_point")],
        "parts": [
            ("part", {"title": title, "in_short": title in text.all("short"), "body": story(body)})
            for title, body in parts
        ],
    }


def _texts(folder: str) -> Iterator[Text]:
    for path in sorted((FOLDER / folder).glob("*.md")):
        yield read_text(path)


def _rows(name: str) -> list[dict[str, str]]:
    with Path(FOLDER / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))
