"""The changes of a press in an official's words: records by their kind and name, what hangs on them left unsaid."""

from typing import Any

from django.apps import apps
from wagtail.models import Page

from core.languages import OWN
from core.models import TranslationStatus

Said = dict[str, Any]  # `PublicChange.said`


def known(changes: list[Said]) -> list[Said]:
    """Those an official knows: a page before those below it and its translations, records before parts of records.

    A deleted record takes its inline rows along; a page has a second row in the table of all pages, and one that says
    how far its translation is.
    """
    gone = {(one["kind"], one["key"]) for one in changes if one["deed"] == "removed"}
    pages = {key for kind, key in gone if kind != Page._meta.label and _is_page(kind)}
    shown = [
        one
        for one in changes
        if one["kind"] != TranslationStatus._meta.label
        and not (one["kind"] == Page._meta.label and one["key"] in pages)
        and not ("part_of" in one and one["part_of"] and (one["part_of"]["kind"], one["part_of"]["key"]) in gone)
    ]
    keys = {one["key"] for one in shown if one["key"] and _is_page(one["kind"])}
    pages_there = {str(page.pk): page for page in Page.objects.filter(pk__in=keys).select_related("locale")}
    told = [_as_its_kind(one, pages_there.get(one["key"])) if _is_page(one["kind"]) else one for one in shown]
    return sorted(told, key=lambda one: (bool(one.get("part_of")), _place(one, pages_there)))


def _place(one: Said, pages: dict[str, Page]) -> tuple[int, int]:
    page = pages.get(one["key"]) if _is_page(one["kind"]) else None
    return (page.depth, page.pk) if page else (0, 0)


def _as_its_kind(one: Said, page: Page | None) -> Said:
    """A page by what it is, also where it was only touched as a page; with its language where that is another."""
    if page is None or page.specific_class is None:
        return one
    label = str(page.specific_class._meta.verbose_name)
    return one | {"label": label if page.locale.language_code == OWN else f"{label}（{page.locale}）"}


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
