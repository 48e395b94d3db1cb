"""From what is shown to a graph: the page, the way to it, and what it is about."""

import json
from functools import singledispatch
from typing import Any

from django.utils.html import _json_script_escapes  # type: ignore[attr-defined]
from django.utils.safestring import SafeString, mark_safe

from .context import PageContext
from .vocabulary import BreadcrumbList, ListItem, Node, WebPage

CONTEXT = "https://schema.org"
HOME = 2  # how deep a home page lies in the tree


@singledispatch
def about(subject: object, shown: PageContext) -> list[Node]:
    """What a page or record is about, the main thing first. A kind registers its own; others are only pages."""
    return []


@singledispatch
def page_type(page: object) -> str:
    """Which kind of page it is, for schema.org."""
    return "WebPage"


def graph(subject: Any, shown: PageContext) -> dict[str, Any]:
    """All nodes of a page; `subject` is the page, or the record it shows instead of itself."""
    return {"@context": CONTEXT, "@graph": [*_frame(subject, shown)]}


def script(content: dict[str, Any]) -> SafeString:
    """A data block. No text in it can end it: the three signs of markup are written as escapes."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).translate(_json_script_escapes)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


def _frame(subject: Any, shown: PageContext) -> list[Node]:
    nodes = about(subject, shown)
    crumbs = _breadcrumbs(subject, shown)
    page = _web_page(subject, shown)
    if nodes and "@id" in nodes[0]:
        page["mainEntity"] = {"@id": nodes[0]["@id"]}
    if crumbs:
        page["breadcrumb"] = {"@id": crumbs["@id"]}
        return [page, crumbs, *nodes]
    return [page, *nodes]


def own_address(subject: Any, shown: PageContext) -> str:
    """The full address of the page, or of the record it shows."""
    return shown.address if subject is shown.page else shown.absolute(subject.get_absolute_url())


def _web_page(subject: Any, shown: PageContext) -> WebPage:
    page, address = shown.page, own_address(subject, shown)
    made: WebPage = {
        "@type": page_type(page) if subject is page else "WebPage",  # type: ignore[typeddict-item]
        "@id": f"{address}#page",
        "url": address,
        "name": subject.title,
        "inLanguage": shown.language,
        "isPartOf": {"@id": f"{shown.root}#website"},
    }
    if subject is page and page.summary:
        made["description"] = page.summary
    if subject is page and page.first_published_at and page.last_published_at:
        made["datePublished"] = page.first_published_at.isoformat()
        made["dateModified"] = page.last_published_at.isoformat()
    if subject is page and (picture := shown.picture()):
        made["primaryImageOfPage"] = picture
    return made


def _breadcrumbs(subject: Any, shown: PageContext) -> BreadcrumbList | None:
    above = shown.page.trail() if shown.page.depth > HOME else []
    way = [(page.title, shown.address_of(page)) for page in above]
    way.append((shown.page.title, shown.address))
    if subject is not shown.page:
        way.append((subject.title, own_address(subject, shown)))
    if len(way) < 2:
        return None
    return {"@type": "BreadcrumbList", "@id": f"{way[-1][1]}#way", "itemListElement": items(way)}


def items(named: list[tuple[str, str]]) -> list[ListItem]:
    """Names and full addresses as the items of a list."""
    return [
        {"@type": "ListItem", "position": place, "name": name, "item": address}
        for place, (name, address) in enumerate(named, start=1)
    ]
