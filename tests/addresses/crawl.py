"""Public addresses and their parameters, found as a machine finds them: by the site's own links and forms."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urljoin, urlsplit

from bs4 import BeautifulSoup
from django.http import HttpResponseBase

LANGUAGES = ("", "/zh-hant", "/en")
#: What no page links to but programs know.
UNLINKED = (
    "/robots.txt",
    "/llms.txt",
    "/sitemap.xml",
    "/.well-known/did.json",
    "/api/v2/pages/",
    "/api/v2/pictures/",
    "/api/v2/honours/",
    "/api/v2/merchants/",
)
STARTS = (*(f"{prefix}/" for prefix in LANGUAGES), *UNLINKED)
#: Files, what belongs to somebody, and what a machine must not press.
_LEFT_OUT = re.compile(
    r"/(admin|static|media|documents|recordings|closed|account|_util)/|/reading-mode|/(zh-hant/|en/)?account/"
)
#: What a form's empty box may be filled with: words, a plaque, a day, a page that is and one that is not.
TYPED = ("面", "2022-07-14", "2", "zzz", "")
_LINKS_IN_TEXT = re.compile(r"https?://[^\s<>\"')\]]+")

Get = Callable[[str], HttpResponseBase]


@dataclass
class Site:
    """What a crawl found: the values of each parameter under each path."""

    parameters: dict[str, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))

    def add(self, address: str) -> str:
        """Note an address with the parameters it carries; the path."""
        parts = urlsplit(address)
        known = self.parameters[parts.path]
        for name, value in parse_qsl(parts.query, keep_blank_values=True):
            known[name].add(value)
        return parts.path


def crawl(get: Get, starts: tuple[str, ...] = STARTS, brothers: int = 3) -> Site:
    """Everything reachable from the starts; of many addresses below one only the first few are opened."""
    site, waiting, opened = Site(), list(starts), set()
    below: dict[str, int] = defaultdict(int)
    for path in waiting:
        site.add(path)
    while waiting:
        path = waiting.pop(0)
        if path in opened:
            continue
        opened.add(path)
        response = get(path)
        for found in _links(path, response):
            if urlsplit(found).netloc not in ("", "testserver", "localhost:8000") or _LEFT_OUT.search(found):
                continue
            there = urlsplit(found).path or "/"
            parent = re.sub(r"[^/]+/?$", "", there)
            if there not in site.parameters and below[parent] >= brothers and there.count("/") > 2:
                continue
            if there not in site.parameters:
                below[parent] += 1
                waiting.append(there)
            site.add(found)
    return site


def content(response: HttpResponseBase) -> bytes:
    """The body, streamed or not."""
    return b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]


def _links(path: str, response: HttpResponseBase) -> Iterator[str]:
    kind = response.get("Content-Type", "")
    if location := response.get("Location"):
        yield urljoin(path, location)
    if "html" in kind:
        page = BeautifulSoup(content(response), "lxml")
        for element in page.select("a[href], link[href]"):
            yield urljoin(path, element["href"])
        for form in page.select("form"):
            if form.get("method", "get").lower() == "get":
                yield from _submissions(path, form)
    elif kind.startswith(("text/", "application/")) and "zip" not in kind and "pdf" not in kind:
        yield from _LINKS_IN_TEXT.findall(content(response).decode("utf-8", "replace"))


def _submissions(path: str, form) -> Iterator[str]:
    action = urljoin(path, form.get("action") or path)
    for box in form.select("[name]"):
        values = [option.get("value", option.text) for option in box.select("option")] or [box.get("value"), *TYPED]
        for value in values:
            if value is not None:
                yield f"{action}?{box['name']}={value}"
