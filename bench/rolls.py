"""How a roll behaves as it grows: queries and milliseconds per page at 300 and at 30,000 honours.

    SECRET_KEY=x HTTPS=off VAR_DIR=$(mktemp -d) python bench/rolls.py

Uses a throwaway database in VAR_DIR, the test client and no server, so that only our own work is measured.
"""

import io
import os
import statistics
import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yuzhong.settings_test")

import django

django.setup()

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from honours.models import AwardScheme, Honour, Merchant
from honours.recording import record

ROLL = "/honours/honest-traders/"
SIZES = (300, 3_000, 30_000)
ROUNDS = 15


def grow(to: int) -> None:
    """Add merchants with honours until the roll holds that many."""
    scheme = AwardScheme.objects.get(roll__slug="honest-traders")
    known = list(Merchant.objects.filter(honours__scheme=scheme)[:300])
    here = scheme.honours.count()
    shops = Merchant.objects.bulk_create(
        Merchant(
            title=f"增补{number}号店",
            kind="individual",
            trade=known[number % 300].trade,
            spot=known[number % 300].spot,
        )
        for number in range(here, to)
    )
    honours = Honour.objects.bulk_create(
        Honour(merchant=shop, scheme=scheme, number=f"增补{number:07}", issued_on=date(2022, 3, 15))
        for number, shop in enumerate(shops, here)
    )
    record(honours, timezone.localdate())


def measure(client: Client, address: str) -> tuple[int, float]:
    """Queries of a warm request and the median of its milliseconds."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    queries = len(captured)  # now: later requests empty the log
    spent = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        client.get(address)
        spent.append((time.perf_counter() - start) * 1000)
    return queries, statistics.median(spent)


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("demo", stdout=io.StringIO())
    client = Client(SERVER_NAME="localhost")
    first: dict[str, float] = {}
    print(f"{'honours':>8}  {'page':10}{'queries':>8}{'ms':>9}{'x 300':>8}")
    for size in SIZES:
        grow(size)
        pages = {"first": ROLL, "last": f"{ROLL}?page={-(-size // 50)}", "one spot": f"{ROLL}?spot=hong-ya-dong"}
        for name, address in pages.items():
            queries, spent = measure(client, address)
            first.setdefault(name, spent)
            print(f"{size:>8}  {name:10}{queries:>8}{spent:>9.1f}{spent / first[name]:>8.2f}")


if __name__ == "__main__":
    main()
