"""The sources of a page, from lines of its text: `source: facts|kind|name|day checked|part`.

The day may be missing; `part` stands where only some of the facts' contents are proven.
"""

from datetime import date
from typing import Any

from core.sourcing import Fact, SourceKind

from .stories import Block
from .texts import Text


def sources(text: Text) -> list[Block]:
    """Every `source:` line as a block; raise ValueError for a fact or a kind that there is not."""
    return [("source", _source(*line.split("|"))) for line in text.all("source")]


def _source(facts: str, kind: str, name: str, checked_on: str = "", part: str = "") -> dict[str, Any]:
    return {
        "facts": [Fact(fact) for fact in facts.split()],
        "kind": SourceKind(kind),
        "name": name,
        "is_partial": part == "part",
        "link": "",
        "checked_on": date.fromisoformat(checked_on) if checked_on else None,
        "review_on": None,
    }
