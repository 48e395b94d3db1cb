"""Talks and exemplars the source names, and one talk to come that is marked as a demonstration."""

from datetime import datetime
from functools import partial
from typing import Any

from django.utils import timezone

from news.models import CommendationIndexPage, CommendationPage, TalkIndexPage, TalkPage

from .articles import whole_story
from .library import checklist, washing_film
from .pages import page
from .photos import photo
from .texts import Text, texts_in

SOURCE = "区委组织部、区市场监管局党组案例，人民网-中国共产党新闻网，2022年7月14日"


def seed_talks(index: TalkIndexPage) -> None:
    """Talks by file name."""
    for text in texts_in("talks"):
        page(index, TalkPage, text.fact("slug"), partial(_talk, text))


def seed_exemplars(index: CommendationIndexPage) -> None:
    """Exemplars by file name."""
    for text in texts_in("exemplars"):
        page(index, CommendationPage, text.fact("slug"), partial(_exemplar, text))


def _talk(text: Text) -> dict[str, Any]:
    names = ("title", "summary", "series", "attendance", "place", "speaker", "stream_url")
    facts = {name: text.fact(name) for name in names} | {"body": whole_story(text)}
    if not text.fact("demo"):
        return facts | {"source": SOURCE}
    return facts | {
        "starts_at": _moment(text.fact("starts_at")),
        "ends_at": _moment(text.fact("ends_at")),
        "handouts": [("attachment", checklist())],
        "recordings": [("recording", washing_film())],
    }


def _exemplar(text: Text) -> dict[str, Any]:
    names = ("title", "summary", "kind", "award", "awarded_by")
    return {name: text.fact(name) for name in names} | {
        "body": whole_story(text),
        "source": SOURCE,
        "picture": photo("xin-wen"),
    }


def _moment(text: str) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(text))
