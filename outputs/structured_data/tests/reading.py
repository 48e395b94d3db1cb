"""What the demo's pages say, read the way a crawler does."""

import json
import re
from collections.abc import Iterator
from typing import Any

from wagtail.models import Page

from alliances.display_walls.models import WallPage
from core.models import is_restricted
from honours.models import Honour

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


def said_at(client, address: str) -> dict[str, Any]:
    """The one data block of a page."""
    (text,) = BLOCK.findall(client.get(address).content.decode())
    return json.loads(text)


def one_of_each_kind() -> list[str]:
    """The address of one public page of each kind but the screen on a wall, and of one honoured merchant."""
    pages = Page.objects.live().not_type(WallPage).filter(depth__gt=1).exclude(is_restricted())
    first = {page.content_type_id: page.url for page in pages.order_by("-path")}
    return [*first.values(), Honour.objects.public().first().merchant.get_absolute_url()]


def parts(said: Any) -> Iterator[dict[str, Any]]:
    """Every object with a type, however deep."""
    if isinstance(said, list):
        for each in said:
            yield from parts(each)
    elif isinstance(said, dict):
        if "@type" in said:
            yield said
        yield from parts(list(said.values()))


def of_type(said: dict[str, Any], kind: str) -> dict[str, Any]:
    """The one node of a type."""
    (found,) = [node for node in said["@graph"] if node["@type"] == kind]
    return found
