"""Scheduled publishing: killed, hindered, run by many or by nobody, every page comes out once and on time."""

import random
import time
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import PageLogEntry

from editing.reviews.fingerprints import subject_of
from editing.reviews.lists import ListReview
from news.models import NewsIndexPage, NewsPage
from tests.reviewing import person, review_list
from tests.serving import serving

from .copies import killed
from .report import TRIALS, tried
from .test_kills import measured

DUE = 6
PREPARE = f"""
from datetime import timedelta
from django.utils import timezone
from news.models import NewsIndexPage, NewsPage
from editing.reviews.fingerprints import subject_of
from editing.reviews.lists import ListReview
from tests.reviewing import person, review_list
index = NewsIndexPage.objects.in_language().get()
for number in range({DUE}):
    page = index.add_child(instance=NewsPage(title=f"到点{{number}}", slug=f"due-{{number}}", live=False))
    revision = page.save_revision()
    subject = subject_of(revision.as_object())
    review_list(lambda user: ListReview(subject, user, lambda _: True), person("final"))
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
"""
PUBLISH = """
from django.core.management import call_command
say("start")
call_command("publish_scheduled")
say("end")
"""
LIVE = "SELECT count(*) FROM wagtailcore_page WHERE live AND slug LIKE 'due-%'"
LOGGED = """
SELECT page_id, count(*) FROM wagtailcore_pagelogentry WHERE action = 'wagtail.publish.scheduled' GROUP BY page_id
"""


@pytest.fixture(scope="module")
def waiting(origin):
    """Six pages whose moment has come."""
    copy = origin.again()
    copy.run(PREPARE)
    yield copy
    copy.drop()


def missing(copy) -> int:
    """Pages that are not live, or not logged exactly once."""
    logged = [number for _, number in copy.rows(LOGGED)]
    return max(DUE - copy.rows(LIVE)[0][0], sum(number != 1 for number in logged) + DUE - len(logged))


@pytest.mark.slow
@pytest.mark.databases
@pytest.mark.django_db
def test_a_kill_loses_no_page(waiting, database):
    whole = waiting.again()
    lasts = measured(whole, PUBLISH)
    assert missing(whole) == 0
    whole.drop()
    moments, lost = random.Random("schedule"), 0
    for _ in range(TRIALS):
        copy = waiting.again()
        with killed(copy.start(PUBLISH), after=moments.uniform(0, lasts)):
            pass
        copy.run(PUBLISH)
        lost += bool(missing(copy))
        copy.drop()
    tried(
        "kill -9 during scheduled publishing",
        database,
        TRIALS,
        lost,
        "after the next run each page is live, logged once",
    )


@pytest.mark.slow
@pytest.mark.databases
@pytest.mark.django_db
def test_four_at_once_publish_each_page_once(waiting, database):
    lost, rounds = 0, max(1, TRIALS // 4)
    for _ in range(rounds):
        copy = waiting.again()
        processes = [copy.start(PUBLISH) for _ in range(4)]
        errors = [process.communicate(timeout=120)[1] for process in processes]
        assert not any(process.returncode for process in processes), errors
        lost += bool(missing(copy))
        copy.drop()
    tried("four schedulers at once", database, rounds, lost, "each page logged once")


@pytest.fixture
def due(db):
    """Pages due now, of which one cannot be saved; in the order of their moments it comes first."""
    index = NewsIndexPage.objects.in_language().get()
    pages = [index.add_child(instance=NewsPage(title=f"到点{n}", slug=f"due-{n}", live=False)) for n in range(DUE)]
    for minutes, page in enumerate(pages):
        if not minutes:
            page.slug = "taken"
        revision = page.save_revision()
        moment = timezone.now() - timedelta(minutes=DUE - minutes)
        type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=moment)
    return pages


def test_one_that_fails_keeps_its_moment_and_holds_nobody_up(due, database, capsys):
    other = NewsIndexPage.objects.in_language().get().add_child(instance=NewsPage(title="先来的", slug="taken"))
    with pytest.raises(CommandError, match="到点0"):
        call_command("publish_scheduled")
    assert "到点0" in capsys.readouterr().err
    assert NewsPage.objects.live().filter(slug__startswith="due-").count() == DUE - 1
    other.delete()
    call_command("publish_scheduled")
    assert NewsPage.objects.in_language().get(slug="taken").live
    tried("one bad page among those due", database, 1, 0, "the others go live in the same run; it does when it can")


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 10, 1, 0, 0),  # the holiday begins
        datetime(2027, 1, 1, 0, 0),
        datetime(2028, 2, 29, 0, 0),
        datetime(2027, 2, 6, 0, 0),  # the first day of the spring festival
    ],
    ids=str,
)
def test_midnight_is_beijings(moment, db, monkeypatch, database):
    """In UTC it would still be the day before for eight hours."""
    midnight = moment.replace(tzinfo=ZoneInfo("Asia/Shanghai"))
    page = (
        NewsIndexPage.objects.in_language()
        .get()
        .add_child(instance=NewsPage(title="零点见", slug="midnight", live=False))
    )
    page.go_live_at, page.expire_at = midnight, midnight + timedelta(days=1)
    revision = page.save_revision()
    subject = subject_of(revision.as_object())
    review_list(lambda user: ListReview(subject, user, lambda _: True), person("final"))
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=midnight)

    def live_at(now: datetime) -> bool:
        with monkeypatch.context() as patch:
            patch.setattr(timezone, "now", lambda: now)
            call_command("publish_scheduled")
        return NewsPage.objects.get(pk=page.pk).live

    assert not live_at(midnight - timedelta(seconds=1))
    assert live_at(midnight)
    assert not live_at(midnight + timedelta(days=1))
    assert PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish.scheduled").count() == 1
    tried(f"go-live and expiry at {moment:%Y-%m-%d} 00:00 in Beijing", database, 3, 0)


@pytest.mark.sqlite
@pytest.mark.slow
@pytest.mark.django_db
def test_no_cron_is_needed(tmp_path, database):
    with serving(tmp_path, WEB_CONCURRENCY="2") as site:
        assert site.get("/news/due-0/")[0] == 404
        prelude = "import sys; from django.contrib.auth import get_user_model\n"
        site.manage("shell", "--verbosity", "0", "-c", prelude + PREPARE)
        late = 0.0
        while not all(site.get(f"/news/due-{number}/")[0] == 200 for number in range(DUE)):
            late += 0.5
            assert late < 60, "nobody published what was due"
            time.sleep(0.5)
        assert "到点0" in site.get("/news/")[2].decode()
    tried("no scheduler runs", database, DUE, 0, f"the server's own clock published them, {late:.0f} s late")
