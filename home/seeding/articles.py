"""News and plain pages."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from home.models import HomePage, StandardPage
from news.models import NewsIndexPage, NewsPage, Topic

from .pages import page
from .photos import photo
from .stories import story
from .texts import Text, texts_in

_TOPICS = {str(label): topic for topic, label in Topic.choices}


def seed_news(index: NewsIndexPage) -> None:
    """News with the source's dated figures."""
    for text in texts_in("news"):
        page(index, NewsPage, text.fact("slug"), partial(_news, text))


def seed_plain_pages(home: HomePage, *folders: str | Path) -> None:
    """How to complain, criteria, about, privacy, accessibility; of two texts for one page that of the first folder."""
    texts = {text.fact("slug"): text for folder in reversed(folders) for text in texts_in(folder)}
    for text in texts.values():
        page(home, StandardPage, text.fact("slug"), partial(_plain, text))


def _plain(text: Text) -> dict[str, Any]:
    return _article(text) | {"show_in_menus": bool(text.fact("menu"))}


def _article(text: Text) -> dict[str, Any]:
    return {"title": text.fact("title"), "summary": text.fact("summary"), "body": whole_story(text)}


def _news(text: Text) -> dict[str, Any]:
    return _article(text) | {
        "published_on": date.fromisoformat(text.fact("date")),
        "topic": _TOPICS[text.fact("topic")],
        "source": text.fact("source"),
        "picture": photo("xin-wen"),
    }


def whole_story(text: Text) -> list[tuple[str, Any]]:
    """All sections as one story, their titles as headings."""
    blocks: list[tuple[str, Any]] = []
    for title, body in text.sections.items():
        if title:
            blocks.append(("heading", title))
        blocks.extend(story(body) if body.strip() else [])
    return blocks
