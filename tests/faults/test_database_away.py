"""PostgreSQL goes away for five seconds under load: readers keep their pages, editors are told, nothing is lost."""

import secrets
import threading
import time
from typing import Any

import psycopg
import pytest

from tests.browsing import Visitor
from tests.serving import Served, free_port, serving
from tests.store.databases import on_postgres
from tests.store.proxy import Wire

from .report import TRIALS, tried

AWAY = 5  # seconds
TIMES = max(1, TRIALS // 5)
SEEN = ["/", "/spots/", "/spots/hong-ya-dong/", "/honours/safe-consumption-units/", "/credit/", "/lessons/", "/news/"]
TRADES = "/admin/snippets/honours/trade/add/"


class Editor(threading.Thread):
    """Saves one trade after the other and keeps what the site answered."""

    def __init__(self, site: Served) -> None:
        super().__init__(daemon=True)
        self.visitor = Visitor(site.url)
        assert self.visitor.sign_in("/admin/login/", site.name, site.password) == 302
        self.answers: dict[str, tuple[int, str]] = {}
        self.is_over = threading.Event()

    def run(self) -> None:
        while not self.is_over.wait(0.1):
            name = secrets.token_hex(6)
            self.answers[name] = self.visitor.post(TRADES, {"title": name})

    def stop(self) -> dict[str, tuple[int, str]]:
        self.is_over.set()
        self.join(60)
        return self.answers


@pytest.mark.slow
@pytest.mark.once
def test_readers_read_on_and_nothing_is_lost(tmp_path):
    with on_postgres("yuzhong_away") as environment:
        wire = Wire(environment["DATABASE_URL"], free_port())
        cut_off = environment["DATABASE_URL"].replace(":5432", f":{wire.port}")
        with serving(tmp_path, WEB_CONCURRENCY="2", **environment | {"DATABASE_URL": cut_off}) as site:
            for _ in range(12):
                assert all(site.get(path)[0] == 200 for path in SEEN)
            editor = Editor(site)
            editor.start()
            answers, mended = [], []
            for _ in range(TIMES):
                # Everything is old the moment before the database goes: only old copies can stand in.
                site.manage("shell", "-c", "from operations.page_cache.invalidation import change; change()")
                wire.cut()
                answers += _read_while_away(site)
                _is_told_clearly(site)
                wire.mend()
                mended.append(_until_it_answers(site))
            saved = editor.stop()
            assert all(site.get(path)[0] == 200 for path in SEEN)
            lost = _lost(environment["DATABASE_URL"], saved)
    assert answers.count(200) >= 0.99 * len(answers), f"{answers.count(200)} of {len(answers)}"
    statuses = [status for status, _ in saved.values()]
    assert set(statuses) <= {302, 503}
    refused = [text for status, text in saved.values() if status == 503]
    assert all("没有" in text or "暂时" in text for text in refused)
    note = f"{len(answers)} pages read while it was away, {len(answers) - answers.count(200)} failed; "
    note += f"{len(statuses)} saves, {len(refused)} refused with a clear page; well again after {max(mended):.1f} s"
    tried("the database is away for 5 s under load", "PostgreSQL", TIMES, lost, note)


def _read_while_away(site: Served) -> list[int]:
    answers, end = [], time.monotonic() + AWAY
    while time.monotonic() < end:
        answers += [site.get(path)[0] for path in SEEN]
    return answers


def _is_told_clearly(site: Served) -> None:
    status, headers, _ = site.get("/search/?q=never-asked")
    assert (status, headers["retry-after"]) == (503, "2")
    status, _, page = site.get("/admin/login/", Cookie="sessionid=abcdefghijklmnopqrstuvwxyz012345")
    assert status in (200, 503)
    assert "Traceback" not in page.decode()


def _until_it_answers(site: Served) -> float:
    """Seconds."""
    begun = time.monotonic()
    while site.get(f"/search/?q=asked-{secrets.token_hex(3)}")[0] != 200:
        assert time.monotonic() < begun + 10
    return time.monotonic() - begun


def _lost(url: str, saved: dict[str, tuple[int, str]]) -> int:
    """Saves that were kept for a second person and are not there once, or refused and are there all the same."""
    with psycopg.connect(url) as database:
        rows: list[Any] = database.execute("SELECT title FROM reviews_changerequest").fetchall()
    return sum(sum(f"“{name}”" in title for (title,) in rows) != (status == 302) for name, (status, _) in saved.items())
