"""The same page in the other languages: its addresses, and what a reader should know of the version at hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils import timezone, translation
from wagtail.models import Site

from .languages import OWN, TAGS, readers_language
from .models import BasePage, Version
from .search_input import declared_query

LONGEST_QUERY = 300  # characters


@dataclass(frozen=True)
class LanguageLink:
    """The way to one language."""

    code: str
    tag: str  # as HTML writes it
    name: str
    path: str
    is_here: bool
    is_translated: bool  # whether what is there is in that language


class LanguageLinks:
    """The languages of what a request shows; at most one query."""

    def __init__(self, request: HttpRequest, page: Any) -> None:
        self.request = request
        self.page = page if isinstance(page, BasePage) and page.pk else None
        self.here = readers_language()

    @cached_property
    def ways(self) -> list[LanguageLink]:
        """One for each language; to the home page where there is nothing of the same address."""
        return [
            LanguageLink(code, TAGS[code], name, self._path(code), code == self.here, self._is_translated(code))
            for code, name in settings.LANGUAGES
        ]

    @property
    def alternates(self) -> list[LanguageLink]:
        """What search engines should know: real translations only, and only from a page that is one of them."""
        ways = [way for way in self.ways if way.is_translated and self._is_same(way.code)]
        return ways if any(way.is_here for way in ways) and len(ways) > 1 else []

    @property
    def original(self) -> LanguageLink:
        """The one in the site's own language."""
        return next(way for way in self.ways if way.code == OWN)

    @property
    def original_address(self) -> str:
        """The original's own address, without any query."""
        return self.versions[OWN].address if OWN in self.versions else "/"

    @property
    def root(self) -> str:
        """Scheme and host."""
        site = Site.find_for_request(self.request)
        return site.root_url if site else ""

    @property
    def is_untranslated(self) -> bool:
        """Whether the page shows the original's text for want of a translation."""
        is_draft = getattr(self.request, "is_preview", False)
        return bool(self.page and self.here != OWN and not is_draft and not self._is_translated(self.here))

    @property
    def outdated(self) -> tuple[datetime, datetime] | None:
        """When the original was published that this page is true to, and when the one of today; None if the same."""
        if not self.page or self.here == OWN or self.is_untranslated:
            return None
        mine, original = self.versions.get(self.here), self.versions.get(OWN)
        if not (mine and original and mine.true_to and original.published):
            return None
        return (mine.true_to, original.published) if mine.true_to < original.published else None

    @property
    def exactness(self) -> str:
        """How to write the two dates of `outdated`: with the time where both are the same day."""
        days = {timezone.localdate(moment) for moment in self.outdated or ()}
        return "DATETIME_FORMAT" if len(days) == 1 else "DATE_FORMAT"

    @property
    def versions(self) -> Mapping[str, Version]:
        return self.page.versions if self.page else {}

    def _is_same(self, code: str) -> bool:
        """Whether the way leads to the same thing, not just home."""
        if self.page:
            return code in self.versions and self.versions[code].live
        return self._has_route(code)

    def _is_translated(self, code: str) -> bool:
        return self.versions[code].is_translated if code in self.versions else not self.page

    def _path(self, code: str) -> str:
        start = "" if code == OWN else f"/{code}"
        if not self._is_same(code):
            return f"{start}/"
        if not self.page:
            return start + self._bare_path + self._query
        # A page's own address in that language, then what follows it here: /credit/ and a merchant's number.
        rest = self._bare_path.removeprefix(self.versions[self.here].address) if self.here in self.versions else ""
        return start + self.versions[code].address + rest + self._query

    @cached_property
    def _bare_path(self) -> str:
        return self.request.path if self.here == OWN else self.request.path.removeprefix(f"/{self.here}")

    @cached_property
    def _query(self) -> str:
        query = declared_query(self.request)
        return f"?{query}" if query and len(query) <= LONGEST_QUERY else ""

    def _has_route(self, code: str) -> bool:
        """Whether a view of its own answers under this language."""
        start = "" if code == OWN else f"/{code}"
        if self.request.resolver_match is None:
            return False
        try:
            with translation.override(code):
                return resolve(start + self._bare_path).url_name == self.request.resolver_match.url_name
        except Resolver404:
            return False
