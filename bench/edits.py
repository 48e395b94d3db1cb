"""What an edit costs readers: how many kept pages are made anew after each kind of edit, and what looking at the others takes.

    SECRET_KEY=x HTTPS=off VAR_DIR=<a folder with a demo site> python bench/edits.py

In one process, on the demo content of that folder, which it changes. Every answer is compared with the page made anew:
a difference ends it with status 1.
"""

import logging
import statistics
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

import django

django.setup()

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

from core.models import SiteFacts
from editing.reviews.authority import BypassReason, acting_for_system
from honours.models import Honour, Merchant
from lessons.models import LessonPage
from news.models import NewsPage
from operations.page_cache.conf import page_store
from services.activities.models import Activity
from spots.models import ScenicSpotPage

HOST = "localhost"


class Readers:
    """Readers of some addresses, and a count of how many pages had to be made for them."""

    def __init__(self, addresses: list[str]) -> None:
        self.addresses, self.made = addresses, 0
        self.django = WSGIHandler()
        self.store = page_store(self.rendering, paced=lambda application: application)

    def rendering(self, environ: dict[str, Any], start: Callable[..., Any]) -> Any:
        self.made += 1
        return self.django(environ, start)

    def read(self) -> tuple[dict[str, bytes], list[float]]:
        """All addresses once, with the milliseconds of those that were not made anew."""
        pages, kept = {}, []
        for address in self.addresses:
            before, begun = self.made, time.perf_counter()
            pages[address] = ask(self.store, address)
            if self.made == before:
                kept.append((time.perf_counter() - begun) * 1000)
        return pages, kept

    def anew(self) -> dict[str, bytes]:
        """All addresses without the store."""
        return {address: ask(self.django, address) for address in self.addresses}


def ask(application: Callable[..., Any], address: str) -> bytes:
    path, _, query = address.partition("?")
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": HOST,
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": HOST,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
    }
    answer = application(environ, lambda *args: None)
    try:
        return b"".join(answer)
    finally:
        if hasattr(answer, "close"):
            answer.close()


def addresses() -> list[str]:
    """Two hundred or so of all kinds, in three languages, lists with their parameters, data beside pages."""
    pages = [page.url for kind in (ScenicSpotPage, NewsPage, LessonPage) for page in kind.objects.live()[:24]]
    own = ["/", "/honours/", "/spots/", "/news/", "/lessons/", "/activities/", "/credit/", "/criteria/", "/about/"]
    rolls = [f"/honours/safe-consumption-units/{query}" for query in ("", "?page=2", "?state=expired", "?q=火锅")]
    shops = [each.get_absolute_url() for each in Merchant.objects.listed()[:40]]
    codes = [f"/v/{code}" for code in Honour.objects.public().values_list("code", flat=True)[:20]]
    searches = [f"/search/?q={word}" for word in ("火锅", "投诉", "洪崖洞")]
    data = [
        "/honours/safe-consumption-units/data.csv",
        "/api/v2/honours/",
        "/news/feed.xml",
        "/llms.txt",
        "/sitemap.xml",
    ]
    every = [*own, *rolls, *shops, *codes, *searches, *pages, *data]
    encoded = [quote(each.encode(), safe="/?=&").partition("?") for each in every]
    translated = [f"/{language}{path}" for language in ("en", "zh-hant") for path in own]
    return list(dict.fromkeys([path if not query else f"{path}?{query}" for path, _, query in encoded] + translated))


def publish(thing: Any, **values: Any) -> None:
    for name, value in values.items():
        setattr(thing, name, value)
    thing.save_revision().publish()


def edits() -> dict[str, Callable[[], Any]]:
    """What editors do all day."""
    spot = ScenicSpotPage.objects.in_language().live().first()
    news = NewsPage.objects.in_language().live().order_by("published_on").first()
    return {
        "merchant": lambda: publish(Merchant.objects.listed()[5], address="解放碑步行街 1 号（改）"),
        "activity": lambda: Activity.objects.filter(pk=Activity.objects.last().pk).update(place="服务中心二楼（改）"),
        "news item": lambda: publish(news, summary="改过的一句话。"),
        "spot": lambda: publish(spot, summary="改过的一句话。"),
        "footer": lambda: SiteFacts.objects.update(notice="今日有雨"),
    }


def main() -> int:
    logging.disable(logging.WARNING)
    readers, different = Readers(addresses()), 0
    settings.ALLOWED_HOSTS.append(HOST)
    readers.read()
    readers.read()
    print(f"{len(readers.addresses)} addresses")
    print("| edit | made anew | looked at: ms, median | max | different |\n| --- | --- | --- | --- | --- |")
    with acting_for_system(BypassReason.LAYING_OUT):
        for name, edit in edits().items():
            edit()
            before = readers.made
            pages, kept = readers.read()
            made, fresh = readers.made - before, readers.anew()
            wrong = [address for address in pages if pages[address] != fresh[address]]
            different += len(wrong)
            share = made / len(pages)
            print(
                f"| {name} | {share:.0%} | {statistics.median(kept or [0]):.1f} | {max(kept or [0]):.1f} | {len(wrong)} |"
            )
            for address in wrong[:5]:
                print("   ", address, file=sys.stderr)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
