"""PostgreSQL goes away for five seconds: readers keep the pages they know, editors are told clearly."""

import time

import pytest

from tests.serving import free_port, serving

from .databases import on_postgres
from .proxy import Wire

AWAY = 5  # seconds
SEEN = ["/", "/spots/", "/spots/hong-ya-dong/", "/honours/safe-consumption-units/", "/credit/", "/lessons/", "/news/"]


@pytest.mark.slow
@pytest.mark.both
def test_pages_seen_before_are_still_read(tmp_path):
    with on_postgres("yuzhong_away") as environment:
        wire = Wire(environment["DATABASE_URL"], free_port())
        cut_off = environment["DATABASE_URL"].replace(":5432", f":{wire.port}")
        with serving(tmp_path, WEB_CONCURRENCY="2", **environment | {"DATABASE_URL": cut_off}) as site:
            for _ in range(12):
                assert all(site.get(path)[0] == 200 for path in SEEN)
            # Everything is old the moment before the database goes: only old copies can stand in.
            site.manage("shell", "-c", "from pagestore.writes import change; change()")
            wire.cut()
            answers, end = [], time.monotonic() + AWAY
            while time.monotonic() < end:
                answers += [site.get(path)[0] for path in SEEN]
            unknown = site.get("/search/?q=never-asked")
            editor = site.get("/admin/login/", Cookie="sessionid=abcdefghijklmnopqrstuvwxyz012345")
            wire.mend()
            assert answers.count(200) >= 0.99 * len(answers), f"{answers.count(200)} of {len(answers)}"
            assert (unknown[0], unknown[1]["retry-after"]) == (503, "2")
            assert editor[0] in (200, 503)
            mended = time.monotonic()
            while site.get("/search/?q=asked-again")[0] != 200:
                assert time.monotonic() < mended + 10
            assert all(site.get(path)[0] == 200 for path in SEEN)
