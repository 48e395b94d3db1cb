"""What an editor finds by the admin's search."""

import re

from playwright.sync_api import Locator, Page

OWN_LANGUAGE = "简体中文"  # a title stands in the list once for each language


def page_in_search(desk: Page, title: str) -> Locator:
    """The link of the page with exactly this title, in the site's own language."""
    desk.goto(f"/admin/pages/search/?q={title}")
    own = desk.locator("td.title", has=desk.locator(".w-status--label", has_text=OWN_LANGUAGE))
    return own.locator("a", has_text=re.compile(rf"^\s*{title}\s*$")).first
