"""The changes of a press in an official's words: records by their kind and name, what hangs on them left unsaid."""

from typing import Any

from django.apps import apps
from wagtail.models import Page

Said = dict[str, Any]  # `PublicChange.said`


def known(changes: list[Said]) -> list[Said]:
    """Those an official knows, records before parts of records.

    A deleted record takes its inline rows along, and a page has a second row in the table of all pages.
    """
    gone = {(one["kind"], one["key"]) for one in changes if one["deed"] == "removed"}
    pages = {key for kind, key in gone if kind != Page._meta.label and _is_page(kind)}
    shown = [
        one
        for one in changes
        if not (one["kind"] == Page._meta.label and one["key"] in pages)
        and not ("part_of" in one and one["part_of"] and (one["part_of"]["kind"], one["part_of"]["key"]) in gone)
    ]
    return sorted(shown, key=lambda one: bool(one.get("part_of")))


def named(one: Said) -> str:
    """Kind and name; a part after the record that it belongs to."""
    name = f"{one['label']}“{one['title']}”"
    whole = one.get("part_of")
    return f"{whole['label']}“{whole['title']}”：{name}" if whole else name


def _is_page(kind: str) -> bool:
    try:
        return issubclass(apps.get_model(kind), Page)
    except LookupError:  # a kind of an earlier version
        return False
