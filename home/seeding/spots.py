"""The twelve scenic spots."""

import re
from functools import partial
from typing import Any

from spots.blocks import TravelMode
from spots.models import ScenicSpotIndexPage, ScenicSpotPage

from .pages import page
from .photos import photo
from .sources import sources
from .stories import bullets, plain, story
from .texts import Text, texts_in

#: The order in which the source names them.
ORDER = [
    "jie-fang-bei",
    "chao-tian-men",
    "hong-ya-dong",
    "shi-ba-ti",
    "chang-jiang-suo-dao",
    "yun-duan-zhi-yan",
    "ba-yi-lu-hao-chi-jie",
    "lai-fu-shi",
    "e-ling-er-chang",
    "ren-min-da-li-tang",
    "li-zi-ba",
    "liang-lu-kou-da-fu-ti",
]

_MODES = {str(label): mode for mode, label in TravelMode.choices}


def seed_spots(index: ScenicSpotIndexPage) -> dict[str, ScenicSpotPage]:
    """The spots by slug."""
    texts = {text.fact("slug"): text for text in texts_in("spots")}
    return {slug: page(index, ScenicSpotPage, slug, partial(_facts, texts[slug])) for slug in ORDER}


def _facts(text: Text) -> dict[str, Any]:
    plain_facts = (
        "title",
        "summary",
        "area",
        "address",
        "ticket",
        "opening_note",
        "alliance",
        "market_office",
    )
    return {name: text.fact(name) for name in plain_facts} | {
        "opening": "\n".join(text.all("opening")),
        "sources": sources(text),
        "picture": photo(text.fact("slug")),
        "body": story(text.sections["是什么"]),
        "ways": [("way", _way(line)) for line in bullets(text.sections["怎么去"])],
        "tips": [("tip", plain(line)) for line in bullets(text.sections["小贴士"])],
    }


def _way(line: str) -> dict[str, str]:
    mode, words = re.split("[:\uff1a]", plain(line), maxsplit=1)
    return {"mode": _MODES[mode.strip()], "text": words.strip()}
