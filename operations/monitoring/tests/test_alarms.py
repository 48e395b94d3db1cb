"""Each fault is made for real, and seen where operators look: in `status`, in `/healthz/deep`, on the first screen."""

import json
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.mail import EmailMessage, get_connection
from django.core.management import CommandError, call_command
from django.db.migrations.recorder import MigrationRecorder
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core.catalogues import compile_catalogues
from honours.plaques.models import ForgeryReport
from operations.monitoring import checks
from operations.monitoring.checks import deployment
from operations.monitoring.limits import LIMITS, Level
from operations.monitoring.models import Outcome, Work
from operations.monitoring.status import look
from operations.scheduler.models import ScheduledCommand
from operations.scheduler.runner import run_due

pytestmark = pytest.mark.django_db

TOKEN = "a-token-for-tests"


@pytest.fixture(autouse=True)
def well(settings, tmp_path):
    """A site on which everything was done just now, with files of its own."""
    now = timezone.now()
    settings.STATUS_TOKEN, settings.VAR_DIR = TOKEN, tmp_path
    settings.TIMED_COMMANDS = {"publish_scheduled": 30, "purge_reports": 86400}
    DBTaskResult.objects.all().delete()
    ScheduledCommand.objects.all().delete()
    ScheduledCommand.objects.bulk_create(
        ScheduledCommand(name=name, due_at=now + timedelta(seconds=seconds), succeeded_at=now)
        for name, seconds in settings.TIMED_COMMANDS.items()
    )
    Outcome.objects.succeeded(Work.BACKUP)
    compile_catalogues()


def alarms() -> dict[tuple[str, str], Level]:
    """What is yellow or red."""
    return {(one.key, one.about): one.level for one in look() if one.level != Level.GREEN}


def told() -> tuple[str, int]:
    """What `manage.py status` says, and its exit code."""
    said = StringIO()
    try:
        call_command("status", stdout=said)
    except SystemExit as ended:
        return said.getvalue(), int(str(ended.code))
    return said.getvalue(), 0


def deep(client, token: str = TOKEN):
    return client.get("/healthz/deep", headers={"Authorization": f"Bearer {token}"})


def assert_seen(client, key: str, level: Level) -> None:
    """An alarm stands in all three places with its remedy."""
    limit = LIMITS[key]
    words, code = told()
    assert f"[{level.label}] {limit.title}" in words
    assert limit.remedy in words
    assert code == (1 if level == Level.RED else 0)
    answer = deep(client)
    assert answer.status_code == (503 if level == Level.RED else 200)
    assert level.value in [one["level"] for one in answer.json()["readings"] if one["key"] == key]
    screen = client.get(reverse("wagtailadmin_home")).content.decode()
    assert limit.title in screen
    assert limit.remedy in screen


def test_where_all_is_well_nothing_is_said(admin_client):
    assert alarms() == {}
    assert told()[1] == 0
    assert deep(admin_client).json()["level"] == "green"
    assert "网站运行有提示" not in admin_client.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.slow
@pytest.mark.parametrize(("late", "level"), [(timedelta(minutes=20), Level.YELLOW), (timedelta(hours=2), Level.RED)])
def test_a_timer_that_stopped(admin_client, late, level):
    ScheduledCommand.objects.filter(name="publish_scheduled").update(succeeded_at=timezone.now() - late)
    assert alarms() == {("timer_late", "publish_scheduled"): level}
    assert_seen(admin_client, "timer_late", level)


def test_a_purge_that_stopped_at_the_clock_and_one_that_went_on(admin_client):
    ForgeryReport.objects.bulk_create(ForgeryReport(place=f"第 {number} 家") for number in range(30))
    ForgeryReport.objects.update(reported_at=timezone.now() - timedelta(days=181))
    ScheduledCommand.objects.filter(name="purge_reports").update(due_at=timezone.now())
    assert run_due() == ["purge_reports"]
    assert alarms() == {("timer_failed", "purge_reports"): Level.RED}
    assert_seen(admin_client, "timer_failed", Level.RED)
    assert "purge_reports --force" in told()[0]
    call_command("purge_reports", force=True)
    call_command("run_timers", "purge_reports")
    assert alarms() == {}


def _task(status: str, **values) -> None:
    task = DBTaskResult.objects.create(
        status=status, args_kwargs={"args": [], "kwargs": {}}, task_path="core.tasks.x", backend_name="default"
    )
    DBTaskResult.objects.filter(pk=task.pk).update(**values)


@pytest.mark.parametrize(
    ("key", "status", "moment", "level"),
    [
        ("task_waiting", "READY", "enqueued_at", Level.RED),
        ("task_running", "RUNNING", "started_at", Level.YELLOW),
        ("task_failed", "FAILED", "finished_at", Level.YELLOW),
    ],
)
def test_a_task_that_waits_hangs_or_failed(admin_client, key, status, moment, level):
    _task(status, **{moment: timezone.now() - timedelta(hours=2)})
    assert alarms() == {(key, ""): level}
    assert_seen(admin_client, key, level)


@pytest.mark.parametrize(("days", "level"), [(3, Level.YELLOW), (8, Level.RED)])
def test_no_backup_for_days_or_never(admin_client, days, level):
    Outcome.objects.update(succeeded_at=timezone.now() - timedelta(days=days))
    assert_seen(admin_client, "backup_age", level)
    Outcome.objects.all().delete()
    first = MigrationRecorder.Migration.objects.order_by("applied").first()
    MigrationRecorder.Migration.objects.filter(pk=first.pk).update(applied=timezone.now() - timedelta(days=days))
    assert alarms()["backup_age", ""] == level


def test_a_letter_that_did_not_go_out_until_one_does(admin_client, settings):
    settings.EMAIL_BACKEND = "operations.monitoring.mail.NotedSMTP"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert EmailMessage("信", "话", to=["a@example.org"]).send(fail_silently=True) == 0
    assert alarms() == {("mail_failed", ""): Level.RED}
    assert_seen(admin_client, "mail_failed", Level.RED)
    assert "ConnectionRefusedError" in told()[0]
    with pytest.raises(ConnectionRefusedError):
        EmailMessage("信", "话", to=["a@example.org"]).send()
    get_connection().send_messages([])  # nothing to send says nothing
    assert alarms() == {("mail_failed", ""): Level.RED}
    Outcome.objects.recovered(Work.MAIL)
    assert alarms() == {}


@pytest.mark.parametrize(
    ("key", "bound"), [("disk_free", 1e18), ("database_size", 1), ("wal_size", 0), ("migrations_unapplied", 0)]
)
def test_a_bound_that_is_reached(admin_client, monkeypatch, key, bound):
    from dataclasses import replace

    if key == "wal_size" and "sqlite" not in _vendor():
        pytest.skip("only a file has one")
    monkeypatch.setitem(LIMITS, key, replace(LIMITS[key], red=bound))
    assert {name for name, _ in alarms()} == {key}
    assert_seen(admin_client, key, Level.RED)


def _vendor() -> str:
    from django.db import connection

    return connection.vendor


def test_a_migration_that_was_not_done(admin_client):
    MigrationRecorder.Migration.objects.filter(app="monitoring", name="0001_initial").delete()
    assert alarms() == {("migrations_unapplied", ""): Level.RED}
    assert_seen(admin_client, "migrations_unapplied", Level.RED)
    assert "monitoring.0001_initial" in told()[0]


def test_styles_that_were_not_collected(settings, monkeypatch, tmp_path):
    from core.stylesheets import JoinedStaticFilesStorage

    settings.STATIC_ROOT = tmp_path
    monkeypatch.setattr(deployment, "staticfiles_storage", JoinedStaticFilesStorage(location=tmp_path))
    assert alarms() == {("static_missing", ""): Level.RED}
    (tmp_path / "staticfiles.json").write_text("{}")
    assert alarms() == {}


def test_words_newer_than_what_is_shown(admin_client, settings, tmp_path):
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text('msgid ""\nmsgstr ""\n')
    settings.LOCALE_PATHS = [tmp_path]
    assert alarms() == {("catalogues_stale", ""): Level.YELLOW}
    assert_seen(admin_client, "catalogues_stale", Level.YELLOW)
    call_command("catalogues", stdout=StringIO())
    assert alarms() == {}


def test_redis_that_is_configured_and_not_there(admin_client, settings):
    away = {"BACKEND": "operations.caches.RedisOrMemory", "LOCATION": "redis://127.0.0.1:1"}
    settings.CACHES = settings.CACHES | {"default": away | {"OPTIONS": {"socket_connect_timeout": 0.5}}}
    assert alarms() == {("redis_away", ""): Level.RED}
    assert_seen(admin_client, "redis_away", Level.RED)


def test_a_check_that_fails_itself_is_red_and_no_error(admin_client, monkeypatch):
    def broken(now):
        raise ZeroDivisionError

    monkeypatch.setitem(checks.CHECKS, "磁盘", broken)
    assert alarms() == {("check_failed", "磁盘"): Level.RED}
    assert_seen(admin_client, "check_failed", Level.RED)
    assert "ZeroDivisionError" in told()[0]


def test_each_alarm_is_logged_once_until_it_is_over(caplog):
    def lines() -> int:
        look()
        return sum("new alarm" in str(record.msg) for record in caplog.records)

    stopped = ScheduledCommand.objects.filter(name="publish_scheduled")
    stopped.update(succeeded_at=timezone.now() - timedelta(hours=2))
    assert [lines(), lines()] == [1, 1]
    stopped.update(succeeded_at=timezone.now())
    assert lines() == 1
    stopped.update(succeeded_at=timezone.now() - timedelta(hours=2))
    assert lines() == 2


@pytest.mark.parametrize("brought", ["", "wrong", f"{TOKEN}x"])
def test_without_the_token_there_is_no_such_page(client, settings, brought):
    assert deep(client, brought).status_code == 404
    assert client.get("/healthz/deep").status_code == 404
    settings.STATUS_TOKEN = ""
    assert deep(client, "").status_code == 404


def test_programs_read_values_and_bounds(client):
    (late, *_) = [one for one in deep(client).json()["readings"] if one["about"] == "publish_scheduled"]
    assert late["value"] < 10
    assert (late["unit"], late["yellow"], late["red"], late["level"]) == ("seconds", 600, 3600, "green")
    said = StringIO()
    call_command("status", json=True, stdout=said)
    assert {one["key"] for one in json.loads(said.getvalue())["readings"]} >= {"backup_age", "disk_free", "mail_failed"}


def test_an_editor_is_not_told(client, django_user_model):
    from django.contrib.auth.models import Permission

    ScheduledCommand.objects.update(succeeded_at=timezone.now() - timedelta(hours=2))
    editor = django_user_model.objects.create_user("writes", password="x")
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(editor)
    assert "网站运行有提示" not in client.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.sqlite  # on PostgreSQL its snapshot is a transaction of its own, which no test's can hold
def test_a_backup_is_noted(tmp_path):
    Outcome.objects.all().delete()
    call_command("backup", tmp_path / "b.zip", stdout=StringIO())
    assert Outcome.objects.get(work=Work.BACKUP).succeeded_at >= timezone.now() - timedelta(minutes=10)
    with pytest.raises(CommandError):
        call_command("backup", tmp_path / "b.zip", stdout=StringIO())


def test_looking_stays_cheap(django_assert_max_num_queries):
    look()
    with django_assert_max_num_queries(12):
        look()


def test_the_handbook_tells_each_alarm(settings):
    handbook = (Path(settings.BASE_DIR) / "docs/operations.md").read_text("utf-8")
    for limit in LIMITS.values():
        assert f"| {limit.title} |" in handbook
        assert limit.remedy in handbook
