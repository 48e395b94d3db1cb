"""One address for crawlers, and files of them as XML."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from xml.sax.saxutils import escape, quoteattr

from django.utils import timezone

MOST = 50_000  # addresses of one file, by the protocol

_OPEN = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)
_OPEN_INDEX = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
)


@dataclass(frozen=True)
class SitemapEntry:
    """A full address, when what is there last changed, and the same in all languages (by tag, itself included)."""

    address: str
    changed: datetime | date | None = None
    languages: Mapping[str, str] = field(default_factory=dict)


def urlset(entries: Iterable[SitemapEntry]) -> bytes:
    """A file of addresses."""
    return "".join([_OPEN, *(_url(entry) for entry in entries), "</urlset>\n"]).encode()


def index(files: Iterable[SitemapEntry]) -> bytes:
    """A file of files."""
    rows = (f"<sitemap><loc>{escape(each.address)}</loc>{_lastmod(each.changed)}</sitemap>\n" for each in files)
    return "".join([_OPEN_INDEX, *rows, "</sitemapindex>\n"]).encode()


def latest(*moments: datetime | date | None) -> datetime | None:
    """The last of some moments; a date counts from its midnight."""
    return max((_moment(each) for each in moments if each), default=None)


def _moment(each: datetime | date) -> datetime:
    if isinstance(each, datetime):
        return each
    return timezone.make_aware(datetime(each.year, each.month, each.day))


def _url(entry: SitemapEntry) -> str:
    others = ""
    if len(entry.languages) > 1:
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{tag}" href={quoteattr(address)}/>'
            for tag, address in entry.languages.items()
        )
    return f"<url><loc>{escape(entry.address)}</loc>{_lastmod(entry.changed)}{others}</url>\n"


def _lastmod(changed: datetime | date | None) -> str:
    if changed is None:
        return ""
    text = changed.isoformat(timespec="seconds") if isinstance(changed, datetime) else changed.isoformat()
    return f"<lastmod>{text}</lastmod>"
