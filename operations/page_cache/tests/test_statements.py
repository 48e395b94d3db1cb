"""A kept page outlives a change that it was not made from, and no other."""

import json
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import caches
from django.db import connection, transaction

from core.freshness import Parameters, mark_public
from core.models import SiteFacts
from honours.models import HonourSpell, Merchant, RollEntry
from news.models import NewsPage
from operations.page_cache import statements, tables
from operations.page_cache.invalidation import Change, changed_tables, watch
from operations.page_cache.middleware import CacheLimits, PageCache
from operations.page_cache.version import FileVersion

pytestmark = [pytest.mark.django_db, pytest.mark.databases]


class Site:
    """A page made by a function that reads the database, kept by a store with a version of its own."""

    def __init__(self, path, page):
        self.made, self.version = 0, FileVersion(path)
        limits = CacheLimits(1_000_000, 600, ZoneInfo("Asia/Shanghai"), frozenset({"example.org"}), ())
        self.store, self.page = PageCache(self.application, self.version, limits), page

    def application(self, environ, start):
        self.made += 1
        start("200 OK", [("Content-Type", "text/plain")])

        class Body(list):
            pass

        body = Body([str(self.page()).encode()])
        mark_public(body, Parameters(frozenset()))
        return body

    def get(self):
        environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/", "HTTP_HOST": "example.org", "wsgi.url_scheme": "http"}
        return b"".join(self.store(environ | {"wsgi.input": BytesIO()}, lambda *args: None)).decode()

    def tell(self, callbacks):
        """What the callbacks of a commit would tell, told to this version."""
        for each in callbacks:
            if isinstance(each, Change):
                self.version.change(None if each._tables == frozenset({"*"}) else each._tables)


@pytest.fixture
def change(django_capture_on_commit_callbacks):
    """Make a change, and tell a site of it."""
    watch(connection)

    def made(site, action):
        connection.run_on_commit.clear()  # what the test itself did before
        with django_capture_on_commit_callbacks() as callbacks:
            action()
        site.tell(callbacks)

    return made


def titles():
    return list(NewsPage.objects.in_language().order_by("pk").values_list("title", flat=True))


def test_other_tables_leave_a_page_where_it_is(tmp_path, change):
    site = Site(tmp_path / "version", titles)
    site.get()
    change(site, lambda: SiteFacts.objects.update(notice="今日有雨"))
    site.get()
    assert site.made == 1


def test_other_rows_of_the_same_table_leave_it_too(tmp_path, change):
    page = NewsPage.objects.in_language().first()
    site = Site(tmp_path / "version", lambda: NewsPage.objects.get(pk=page.pk).title)
    before = site.get()
    change(site, lambda: NewsPage.objects.exclude(pk=page.pk).update(title="别的"))
    assert site.get() == before
    assert site.made == 1
    change(site, lambda: NewsPage.objects.filter(pk=page.pk).update(title="改了"))
    assert site.get() == "改了"


def test_what_a_trigger_changes_is_seen(tmp_path, change):
    entry = RollEntry.objects.order_by("pk").first()
    site = Site(tmp_path / "version", lambda: RollEntry.objects.filter(merchant_id=entry.merchant_id).count())
    before = site.get()
    assert "honours_rollentry" in tables.changed_with(connection, HonourSpell._meta.db_table)
    change(site, lambda: HonourSpell.objects.filter(honour=entry.honour_id)._raw_delete("default"))
    assert site.get() != before


def test_nothing_is_a_row_too(tmp_path, change):
    site = Site(tmp_path / "version", lambda: Merchant.objects.filter(title="新开的店").exists())
    assert site.get() == "False"
    change(site, lambda: Merchant.objects.filter(pk=Merchant.objects.first().pk).update(title="新开的店"))
    assert site.get() == "True"


def test_a_savepoint_tells_its_tables_with_the_transaction(tmp_path, change):
    site = Site(tmp_path / "version", lambda: json.dumps(titles()))
    site.get()

    def act():
        SiteFacts.objects.update(notice="一")
        with transaction.atomic():
            NewsPage.objects.update(title="改了")

    change(site, act)
    assert set(json.loads(site.get())) == {"改了"}


@pytest.mark.parametrize("many", [0, 1, statements.MOST_ROWS, statements.MOST_ROWS + 1])
def test_rows_arrive_as_they_would_without_notes(many):
    sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %s) SELECT i FROM n WHERE i <= %s"
    expected = [(each,) for each in range(1, many + 1)]
    watch(connection)
    with statements.noting_reads() as reads:
        for fetch in (
            lambda cursor: cursor.fetchall(),
            lambda cursor: list(cursor),
            lambda cursor: [*filter(None, [cursor.fetchone()]), *cursor.fetchmany(7), *cursor.fetchall()],
        ):
            with connection.cursor() as cursor:
                cursor.execute(sql, [max(many, 1), many])
                assert [tuple(row) for row in fetch(cursor)] == expected
    assert len(reads.statements) == 3
    assert reads.is_complete is (many <= statements.MOST_ROWS)


def test_a_page_that_writes_while_it_is_made_is_not_confirmed(tmp_path, change):
    def page():
        Merchant.objects.filter(pk=0).update(title="无")
        return titles()[0]

    site = Site(tmp_path / "version", page)
    site.get()
    change(site, lambda: SiteFacts.objects.update(notice="今日有雨"))
    site.get()
    assert site.made == 2


def test_what_came_out_of_a_cache_is_looked_at_again(tmp_path, change):
    caches["default"].set("word", "一")
    site = Site(tmp_path / "version", lambda: (titles()[0], caches["default"].get("word")))
    site.get()
    caches["default"].set("word", "二")
    other = NewsPage.objects.in_language().order_by("pk").last()
    change(site, lambda: NewsPage.objects.filter(pk=other.pk).update(summary="改"))
    assert "二" in site.get()


def test_after_everything_nothing_is_confirmed(tmp_path, change):
    site = Site(tmp_path / "version", titles)
    site.get()
    site.version.change()
    site.get()
    assert site.made == 2


def test_a_schema_that_may_have_changed_is_read_anew():
    tables.named(connection, "SELECT 1")
    assert tables._schemas
    assert changed_tables('ALTER TABLE "core_photo" ADD "x" int') == frozenset({"*"})
    Change().add(connection, frozenset({"*"}))
    assert not tables._schemas
