"""How a roll behaves as it grows: queries and milliseconds per page at 300, 30,000 and 1,000,000 honours.

    SECRET_KEY=x HTTPS=off VAR_DIR=$(mktemp -d) python bench/rolls.py [sizes …]

Uses the database of `DATABASE_URL` (an empty one) or a throwaway SQLite file in VAR_DIR, the test client and no server.
"Cold" is the first request of all with empty caches of ours; the others are medians.
"""

import io
import os
import resource
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

from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.growing import grow_to, scheme_of
from honours.history.states import HonourState
from honours.models import AwardScheme, Honour, RollEntry
from honours.rolls.filters import RollFilter
from honours.rolls.triggers.upkeep import rebuild

ROLL = "/honours/honest-traders/"
SIZES = [int(size) for size in sys.argv[1:]] or [300, 30_000, 1_000_000]
ROUNDS = 9


def measure(client: Client, address: str) -> tuple[int, float, float]:
    """Queries of a warm request, the milliseconds of the first one, and the median of the next."""
    for cache in caches.all():
        cache.clear()
    connection.close()
    start = time.perf_counter()
    response = client.get(address)
    cold = (time.perf_counter() - start) * 1000
    assert response.status_code == 200, (address, response.status_code)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    queries = len(captured)  # now: later requests empty the log
    spent = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        client.get(address)
        spent.append((time.perf_counter() - start) * 1000)
    return queries, cold, statistics.median(spent)


def pages(scheme: AwardScheme, size: int) -> dict[str, str]:
    """Addresses to ask for, by what they show."""
    numbers = Honour.objects.filter(scheme=scheme).order_by("number")
    middle = numbers.values_list("number", flat=True)[size // 2]
    trade = scheme.honours.first().merchant.trade.title
    return {
        "first": ROLL,
        "middle": f"{ROLL}?after={middle}",
        "last": f"{ROLL}?page=last",
        "middle by page=N": f"{ROLL}?page={size // 100}",
        "one spot": f"{ROLL}?spot=hong-ya-dong",
        "one spot, last": f"{ROLL}?spot=hong-ya-dong&page=last",
        "one trade": f"{ROLL}?trade={trade}",
        "one trade, last": f"{ROLL}?trade={trade}&page=last",
        "spot and trade": f"{ROLL}?spot=hong-ya-dong&trade={trade}",
        "as of 2016": f"{ROLL}?on=2016-07-14",
        "as of 2022, last": f"{ROLL}?on=2022-07-14&page=last",
        "expired, 2019": f"{ROLL}?on=2019-03-20&state=expired",
        "q, one shop": f"{ROLL}?q=增补{size - 1}号店",
        "all rolls": "/honours/",
        "home": "/",
        "spot page": "/spots/hong-ya-dong/",
        "credit": "/credit/",
    }


def check(scheme: AwardScheme) -> None:
    """What the tallies say against a plain count."""
    for day in (date(2016, 7, 14), date(2022, 7, 14)):
        said = RollFilter(scheme, day, HonourState.VALID, spot="", trade="", q="").count
        plain = Honour.objects.public().filter(scheme=scheme).in_state(HonourState.VALID, day).count()
        assert said == plain, (day, said, plain)


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("demo", stdout=io.StringIO())
    scheme = scheme_of(ROLL)
    client = Client(SERVER_NAME="localhost")
    small: dict[str, float] = {}
    print(
        f"# {connection.vendor}\n| honours | page | queries | cold, ms | ms | × page 1 | × 300 |",
        "|---|---|---|---|---|---|---|",
        sep="\n",
    )
    for size in SIZES:
        grow_to(scheme, size)
        check(scheme)
        first = 0.0
        for name, address in pages(scheme, size).items():
            queries, cold, spent = measure(client, address)
            first = first or spent
            small.setdefault(name, spent)
            times = f"{spent / first:.2f} | {spent / small[name]:.2f}"
            print(f"| {size:,} | {name} | {queries} | {cold:.1f} | {spent:.1f} | {times} |", flush=True)
        start = time.perf_counter()
        length = sum(map(len, client.get(f"{ROLL}data.csv")))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"# data.csv: {length / 1e6:.0f} MB in {time.perf_counter() - start:.1f} s, peak {peak} MB", flush=True)
    start = time.perf_counter()
    rebuild()
    print(f"# rebuild: {RollEntry.objects.count():,} places in {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
