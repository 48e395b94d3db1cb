"""While several workers serve and readers keep asking, no change is followed by a single old answer."""

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.serving import serving

from .databases import on_postgres

PROGRAM = Path(__file__).with_name("edits.py")
WARM = ["/", "/spots/", "/honours/safe-consumption-units/", "/credit/", "/news/"]


@pytest.mark.slow
def test_two_workers_on_sqlite(tmp_path):
    with serving(tmp_path, WEB_CONCURRENCY="2") as site:
        assert_never_stale(site)


@pytest.mark.slow
def test_four_workers_on_postgres_and_redis(tmp_path):
    with on_postgres("store_stale") as environment, serving(tmp_path, WEB_CONCURRENCY="4", **environment) as site:
        assert_never_stale(site)


def assert_never_stale(site) -> None:
    over = threading.Event()
    errors: list[int] = []

    def keep_asking() -> None:
        while not over.is_set():
            errors.extend(status for status, *_ in map(site.get, WARM) if status >= 500)

    readers = [threading.Thread(target=keep_asking) for _ in range(2)]
    for reader in readers:
        reader.start()
    try:
        done = subprocess.run([sys.executable, str(PROGRAM)], env=site.environment, capture_output=True, text=True)
    finally:
        over.set()
        for reader in readers:
            reader.join()
    assert not done.returncode, done.stderr
    stale = json.loads(done.stdout)
    assert len(stale) >= 25
    assert stale == dict.fromkeys(stale, 0)
    assert errors == []
