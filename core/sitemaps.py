"""The pages in the sitemap: what is listed, in our sense of the word."""

from typing import Any

from wagtail.contrib.sitemaps import Sitemap

from .models import is_restricted


class PageSitemap(Sitemap):
    """Wagtail's sitemap, without what an alias or a translation would carry out of a closed section."""

    def items(self) -> Any:
        return super().items().exclude(is_restricted())
