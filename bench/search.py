"""Measure search on generated texts: DATABASE_URL=… python bench/search.py 2000 20000 100000

The database must be empty and its user may create tables; by default a file in a temporary folder.
Prints one line for each size: milliseconds for the first twenty results with their number.
"""

import os
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
FOLDER = tempfile.mkdtemp(prefix="bench-search-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yuzhong.settings_test")
os.environ.setdefault("VAR_DIR", FOLDER)
os.environ.setdefault("DATABASE_URL", f"sqlite:///{FOLDER}/bench.sqlite3")

import django

django.setup()

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, transaction
from wagtail.models import Locale, Page
from wagtail.search.backends import get_search_backend

from home.models import StandardPage
from honours.history.states import MerchantKind
from honours.models import Merchant
from search.tests.corpus import Text, queries, texts

CHUNK = 1_000
ONE_CHARACTER = ("洪", "店", "的", "党", "茶")
RARELY_SAVED = 20


def main(sizes: list[int]) -> None:
    call_command("migrate", verbosity=0)
    made = texts(max(sizes))
    asked = [*queries(made[:2_000], 300), *ONE_CHARACTER, "hyd", "hongyadong", "yadong"]
    print(
        f"{connection.vendor}: "
        "rows, index s, search p50 p95 max ms, names p50 p95 ms, index one row p50 max ms, index MB"
    )
    done = 0
    for size in sizes:
        index_seconds = fill(made[done:size], done)
        done = size
        searched = sorted(search_times(asked, names=False))
        named = sorted(search_times(asked, names=True))
        saved = sorted(save_times())
        print(
            f"{size}, {index_seconds:.0f}, {at(searched, 50)} {at(searched, 95)} {searched[-1] * 1000:.0f}, "
            f"{at(named, 50)} {at(named, 95)}, {at(saved, 50)} {saved[-1] * 1000:.1f}, {index_size():.0f}",
            flush=True,
        )


def fill(part: list[Text], start: int) -> float:
    """Store and index texts; return the seconds that indexing took."""
    pages, shops = [], []
    with transaction.atomic():
        for number, text in enumerate(part, start):
            (shops if text.code else pages).append(merchant(text) if text.code else page(text, number))
        Merchant.objects.bulk_create(shops, CHUNK)
        Page.objects.bulk_create(pages, CHUNK)
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO home_standardpage (page_ptr_id, summary, body) VALUES (%s, %s, %s)",
                [(item.pk, "", item.story) for item in pages],
            )
    backend = get_search_backend()
    began = time.perf_counter()
    for model, items in ((Merchant, shops), (StandardPage, pages)):
        for at_once in range(0, len(items), CHUNK):
            keys = [item.pk for item in items[at_once : at_once + CHUNK]]
            backend.add_bulk(model, list(model.objects.filter(pk__in=keys)))
    backend.rebuilder_class(backend.get_index_for_model(Page)).finish()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return time.perf_counter() - began


def merchant(text: Text) -> Merchant:
    return Merchant(title=text.title, address=text.body, credit_code=text.code, kind=MerchantKind.values[0], live=True)


def page(text: Text, number: int) -> Page:
    home = Page.objects.get(depth=2)
    made = Page(
        title=text.title,
        draft_title=text.title,
        slug=f"bench-{number}",
        path=Page._get_path(home.path, 3, number + 1),
        depth=3,
        url_path=f"/home/bench-{number}/",
        content_type=ContentType.objects.get_for_model(StandardPage),
        locale=Locale.get_default(),
        translation_key=uuid.uuid4(),
    )
    made.story = f'[{{"type": "paragraph", "value": "<p>{text.body}</p>", "id": "{uuid.uuid4()}"}}]'
    return made


def search_times(asked: list[str], names: bool) -> Iterator[float]:
    for queryset in (Page.objects.live(), Merchant.objects.listed().with_places()):
        for typed in asked:
            began = time.perf_counter()
            results = queryset.autocomplete(typed) if names else queryset.search(typed)
            results.count()
            list(results[:20])
            yield time.perf_counter() - began


def save_times() -> Iterator[float]:
    """Index a changed row again and again, each in a transaction of its own."""
    backend = get_search_backend()
    for item in StandardPage.objects.in_language().order_by("-pk")[:RARELY_SAVED]:
        item.title = f"{item.title}新"
        began = time.perf_counter()
        backend.add(item)
        yield time.perf_counter() - began


def at(times: list[float], percent: int) -> str:
    return f"{statistics.quantiles(times, n=100)[percent - 1] * 1000:.1f}"


def index_size() -> float:
    """Return megabytes of the index tables."""
    table = "wagtailsearch_indexentry"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_total_relation_size(%s)", [table])
        else:
            cursor.execute(
                "SELECT SUM(pgsize) FROM dbstat WHERE name LIKE %s OR name LIKE %s", [f"{table}%", f"%{table[:15]}%"]
            )
        return (cursor.fetchone()[0] or 0) / 1e6


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [2_000, 20_000, 100_000])
