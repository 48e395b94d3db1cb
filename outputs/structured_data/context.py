"""What a builder may know: the page, its full address, its language, and what its template was given."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, to_locale
from wagtail.models import Page

from core.models import BasePage, SiteFacts
from core.pictures import SHARED

from .vocabulary import ImageObject, Reference


@dataclass(frozen=True)
class PageContext:
    """A page as it is being shown. `context` is the template's: lists in it are not fetched again."""

    page: BasePage
    facts: SiteFacts
    request: HttpRequest
    context: Mapping[str, Any]

    @property
    def address(self) -> str:
        """The page's full address, without a query."""
        return self.page.get_full_url(self.request) or ""

    @property
    def language(self) -> str:
        """The page's language as a tag of BCP 47."""
        return language_tag(get_language() or settings.LANGUAGE_CODE)

    @property
    def root(self) -> str:
        """The full address of the site's first page."""
        return urljoin(self.address, "/")

    @property
    def organisation(self) -> Reference | None:
        """Who runs the site, where its facts say so; the home page tells more of it."""
        return {"@id": f"{self.root}#organisation"} if self.facts.operator else None

    def absolute(self, path: str) -> str:
        """The full address of a path of this site."""
        return urljoin(self.address, path)

    def address_of(self, page: Page) -> str:
        """The full address of another page."""
        return page.get_full_url(self.request) or ""

    def picture(self) -> ImageObject | None:
        """The page's picture in the size for sharing."""
        photo = self.page.picture
        if photo is None:
            return None
        made = photo.get_rendition(SHARED)
        return {
            "@type": "ImageObject",
            "url": self.absolute(made.url),
            "width": str(made.width),
            "height": str(made.height),
            **({"creditText": photo.credit} if photo.credit else {}),
        }


def language_tag(code: str) -> str:
    """`zh-hans` as `zh-Hans`, as a page's own `lang` says it."""
    return to_locale(code).replace("_", "-")


def languages() -> list[str]:
    """All languages of the site."""
    return [language_tag(code) for code, _ in settings.LANGUAGES]
