"""Which statements make pages old, and when."""

import pytest
from django.db import connection, transaction

from news.models import NewsPage
from operations.page_cache import invalidation
from operations.page_cache.invalidation import ANY, Change
from operations.page_cache.version import FileVersion


@pytest.mark.parametrize(
    ("sql", "changes"),
    [
        ('SELECT "a" FROM "core_photo"', False),
        ('UPDATE "core_photo" SET "title" = %s WHERE "id" = 1', True),
        ('UPDATE "wagtailcore_page" SET "draft_title" = %s, "latest_revision_id" = %s WHERE "id" = 1', False),
        ('UPDATE "wagtailcore_page" SET "draft_title" = %s, "title" = %s WHERE "id" = 1', True),
        ('INSERT INTO "django_session" ("a") VALUES (%s)', False),
        ('INSERT OR IGNORE INTO "core_photo" ("a") VALUES (%s)', True),
        ('DELETE FROM "wagtailcore_pageviewrestriction"', True),
        ("UPDATE core_sitefacts SET notice = 1", True),
        ('WITH x AS (SELECT 1) SELECT "id" FROM x', False),
        ('WITH x AS (DELETE FROM "core_photo" RETURNING id) SELECT 1', True),
        ("SAVEPOINT x", False),
        ("(SELECT 1) UNION (SELECT 2)", False),
        ("TRUNCATE core_photo", True),
        ("COPY core_photo FROM STDIN", True),
    ],
)
def test_a_statement_is_read_right(sql, changes):
    assert invalidation.changes_content(sql) is changes


@pytest.mark.parametrize(
    ("sql", "tables"),
    [
        ('UPDATE "core_photo" SET "title" = %s WHERE "id" = 1', {"core_photo"}),
        ('UPDATE "wagtailcore_site" SET "port" = 80', ANY),
        ("UPDATE core_sitefacts SET notice = 1", ANY),
        ('SELECT "a" FROM "core_photo"', set()),
    ],
)
def test_a_statement_tells_its_table_or_counts_as_anything(sql, tables):
    assert invalidation.changed_tables(sql) == tables


@pytest.fixture
def version(monkeypatch, tmp_path):
    """A version file of the test's own."""
    own = FileVersion(tmp_path / "version")
    monkeypatch.setattr(invalidation, "the_version", lambda: own)
    return own


@pytest.mark.django_db(transaction=False)
def test_pages_get_old_when_a_change_is_committed(version, django_capture_on_commit_callbacks):
    before = version.current()
    with django_capture_on_commit_callbacks(execute=False) as waiting:
        page = NewsPage.objects.in_language().first()
        page.title = "改"
        page.save()
        NewsPage.objects.update(summary="改")
    assert version.current() == before
    changes = [each for each in waiting if isinstance(each, Change)]
    assert changes
    changes[0]()
    assert version.current() != before


@pytest.mark.django_db
def test_a_savepoint_that_is_undone_takes_nothing_else_with_it(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as waiting:
        try:
            with transaction.atomic():
                NewsPage.objects.update(summary="一")
                raise ValueError
        except ValueError:
            pass
        NewsPage.objects.update(summary="二")
    assert len([each for each in waiting if isinstance(each, Change)]) == 1


@pytest.mark.django_db
def test_a_read_and_a_session_change_nothing(django_capture_on_commit_callbacks, client):
    with django_capture_on_commit_callbacks() as waiting:
        list(NewsPage.objects.in_language().all())
        session = client.session
        session["a"] = 1
        session.save()
    assert not [each for each in waiting if isinstance(each, Change)]


def test_every_connection_is_watched():
    assert invalidation._see in connection.execute_wrappers or connection.connection is None


def test_two_processes_share_a_version(tmp_path):
    one, other = FileVersion(tmp_path / "v"), FileVersion(tmp_path / "v")
    before = other.current()
    one.change()
    assert other.current() == one.current() != before
