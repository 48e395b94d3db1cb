"""How the sitemaps behave as merchants grow: queries, milliseconds and bytes of the index and of a file.

    SECRET_KEY=x HTTPS=off VAR_DIR=$(mktemp -d) python bench/sitemaps.py [sizes …]

Grows the same way as bench/rolls.py, on the same databases.
"""

import io
import re
import statistics
import time

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from rolls import ROLL, SIZES, grow_to, scheme_of

ROUNDS = 5


def measure(client: Client, address: str) -> tuple[bytes, int, float]:
    """The answer, its queries when warm, and the median of the milliseconds."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        body = client.get(address).content
    queries, spent = len(captured), []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        client.get(address)
        spent.append((time.perf_counter() - start) * 1000)
    return body, queries, statistics.median(spent)


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("demo", stdout=io.StringIO())
    scheme = scheme_of(ROLL)
    client = Client(SERVER_NAME="localhost")
    print(f"# {connection.vendor}\n| merchants | file | files | queries | ms | kB |\n|---|---|---|---|---|---|")
    for size in SIZES:
        grow_to(scheme, size)
        body, queries, spent = measure(client, "/sitemap.xml")
        files = re.findall(r"/sitemaps/merchants-\d+\.xml", body.decode())
        print(f"| {size:,} | index | {len(files)} | {queries} | {spent:.0f} | {len(body) // 1000} |", flush=True)
        for name, address in (
            ("merchants, middle", files[len(files) // 2]),
            ("merchants, last", files[-1]),
            ("rolls", "/sitemaps/rolls.xml"),
        ):
            body, queries, spent = measure(client, address)
            count = body.count(b"<url>")
            print(f"| {size:,} | {name}: {count:,} | | {queries} | {spent:.0f} | {len(body) // 1000} |", flush=True)


if __name__ == "__main__":
    main()
