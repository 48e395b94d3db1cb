"""Wrong passwords rain on the door: readers read on as fast, and the right person still gets in from elsewhere."""

import statistics
import threading
import time

import pytest

from tests.browsing import Visitor
from tests.serving import Served, serving

from .report import TRIALS, tried

pytestmark = [pytest.mark.sqlite, pytest.mark.slow]

SECONDS = 30 if TRIALS >= 20 else 3
FLOODERS = 4
PATIENCE = 60  # seconds until somebody is turned away: a busy machine floods slowly
READ = ["/", "/spots/", "/news/", "/credit/", "/lessons/"]


class Flooder(threading.Thread):
    """Tries one wrong password after the other, each for another name."""

    def __init__(self, site: Served, number: int, is_over: threading.Event) -> None:
        super().__init__(daemon=True)
        self.visitor, self.number, self.is_over = Visitor(site.url), number, is_over
        self.answers: list[int] = []

    def run(self) -> None:
        self.visitor.get("/admin/login/")
        while not self.is_over.is_set():
            form = {"username": f"nobody-{self.number}-{len(self.answers)}", "password": "wrong-password-26"}
            self.answers.append(self.visitor.post("/admin/login/", form)[0])


def _read(site: Served, seconds: float) -> tuple[list[int], list[float]]:
    """Statuses, and milliseconds."""
    statuses, took, end = [], [], time.monotonic() + seconds
    while time.monotonic() < end:
        for path in READ:
            begun = time.perf_counter()
            statuses.append(site.get(path)[0])
            took.append((time.perf_counter() - begun) * 1000)
    return statuses, took


def _p95(took: list[float]) -> float:
    return statistics.quantiles(took, n=20)[-1]


def test_readers_do_not_feel_it(tmp_path, database):
    with serving(tmp_path, WEB_CONCURRENCY="2") as site:
        _read(site, 1)
        _, idle = _read(site, SECONDS)
        is_over = threading.Event()
        flooders = [Flooder(site, number, is_over) for number in range(FLOODERS)]
        for flooder in flooders:
            flooder.start()
        statuses, took = _read(site, SECONDS)
        end = time.monotonic() + PATIENCE
        while not any(429 in flooder.answers for flooder in flooders) and time.monotonic() < end:
            more, slower = _read(site, 1)
            statuses, took = statuses + more, took + slower
        is_over.set()
        for flooder in flooders:
            flooder.join(60)
    tries = [status for flooder in flooders for status in flooder.answers]
    assert set(tries) <= {200, 429}
    assert 429 in tries
    lost = len(statuses) - statuses.count(200)
    note = f"95 % of {len(took)} readers within {_p95(took):.0f} ms, before within {_p95(idle):.0f} ms; "
    note += f"{len(tries)} tries in {SECONDS} s, {tries.count(200)} hashed, {tries.count(429)} turned away"
    tried("wrong passwords rain", database, len(statuses), lost, note)
