"""The rules that lessons cite: `rules.csv`, and which lesson cites which in `lesson_rules.csv`.

`verified` says for those who keep the demo what of a rule was read, and what was not found.
"""

import csv
from datetime import date
from functools import cache

from lessons.models import CitedRule
from lessons.regulations.models import Regulation

from .texts import DEMO_DIR


def seed_regulations() -> None:
    """The register; a rule that is there stays as editors left it. One that was superseded follows its successor."""
    rows = _rules()
    for key in sorted(rows, key=lambda key: bool(rows[key]["superseded_by"])):
        row = rows[key]
        successor = regulation(row["superseded_by"]) if row["superseded_by"] else None
        facts = {
            "english": row["title_en"],
            "number": row["number"],
            "in_force_from": _day(row["in_force_from"]),
            "superseded_by": successor,
            "superseded_on": successor and successor.in_force_from,
            "checked_on": _day(row["checked"]),
            "source": row["source"],
        }
        Regulation.objects.get_or_create(title=row["title"], defaults=facts)


def regulation(key: str) -> Regulation:
    """A rule of the register by its key; raise KeyError for a key that there is not."""
    return Regulation.objects.get(title=_rules()[key]["title"])


def cited_rules(slug: str) -> list[CitedRule]:
    """What a lesson cites, in the order of the table."""
    rows = enumerate((rule, articles) for lesson, rule, articles in _rows("lesson_rules.csv") if lesson == slug)
    return [CitedRule(regulation=regulation(rule), articles=articles, sort_order=at) for at, (rule, articles) in rows]


@cache
def _rules() -> dict[str, dict[str, str]]:
    with (DEMO_DIR / "rules.csv").open(encoding="utf-8", newline="") as table:
        return {row["key"]: row for row in csv.DictReader(table)}


def _rows(name: str) -> list[list[str]]:
    with (DEMO_DIR / name).open(encoding="utf-8", newline="") as table:
        return list(csv.reader(table))[1:]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
