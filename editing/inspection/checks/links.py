"""Links that lead nowhere. Those to other sites are checked for their spelling alone: this site calls nobody."""

from collections.abc import Iterator
from datetime import date

from wagtail.models import Page

from core.models import is_restricted

from ..addresses import Addresses
from ..links import Link, links_of
from ..registry import Check, SiteCheckFinding
from ..thresholds import LINKS


def broken_links(day: date) -> Iterator[SiteCheckFinding]:
    """Each link of a public page that a reader cannot follow."""
    addresses = Addresses()
    for page in Page.objects.live().exclude(is_restricted()).filter(depth__gt=1).specific(defer=False).iterator():
        for link in dict.fromkeys(links_of(page)):
            if problem := _problem(link, addresses):
                yield SiteCheckFinding(page.title, f"{link}：{problem}", record=page)


def _problem(link: Link, addresses: Addresses) -> str:
    match link.kind:
        case "page":
            return addresses.problem_of_page(link.target)
        case "document":
            return addresses.problem_of_file(link.target)
        case _:
            return addresses.problem_of_address(link.target)


BROKEN_LINKS = Check("links", "打不开的链接", LINKS, 20, broken_links)
