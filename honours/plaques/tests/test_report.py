"""Reports of forged plaques: people get through, machines do not, nothing is kept for long."""

import re
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.core.signing import TimestampSigner
from django.test import Client
from django.utils import timezone

from core import spam
from honours.plaques.models import ForgeryReport

pytestmark = pytest.mark.django_db


@pytest.fixture
def fields(monkeypatch) -> dict[str, str]:
    """A report by someone who took the time."""
    stamp = _stamp(monkeypatch, seconds=60)
    return {"place": "解放碑某某店门口", "code": "ABCDE 23456", "text": "扫不出来", "website": "", "opened": stamp}


def _stamp(monkeypatch, seconds: int) -> str:
    past = timezone.now().timestamp() - seconds
    with monkeypatch.context() as patch:
        patch.setattr("django.core.signing.time.time", lambda: past)
        return TimestampSigner(salt="plaques.report").sign("report")


def test_a_report_reaches_the_staff(client, editor_client, fields):
    response = Client(enforce_csrf_checks=True).post("/v/report", fields)
    assert response["Location"] == "/v/reported"
    report = ForgeryReport.objects.get()
    assert (report.place, report.code, report.text) == (fields["place"], fields["code"], fields["text"])
    assert fields["place"] in editor_client.get("/admin/forgery_reports/").content.decode()


def test_the_form_sends_complaints_to_the_hotline(client):
    page = client.get("/v/report", {"code": "abc"}).content.decode()
    assert "12315，这里不受理投诉" in page
    assert 'value="abc"' in page


def test_a_machine_that_fills_every_field_is_thanked_and_forgotten(client, fields):
    assert client.post("/v/report", fields | {"website": "https://x.example"})["Location"] == "/v/reported"
    assert not ForgeryReport.objects.exists()


def test_a_machine_that_sends_at_once_is_asked_again(client, fields, monkeypatch):
    response = client.post("/v/report", fields | {"opened": _stamp(monkeypatch, 0)})
    assert response.status_code == 400
    assert "太快" in response.content.decode()
    assert not ForgeryReport.objects.exists()


@pytest.mark.parametrize("stamp", ["", "report:forged", "report:1abcde:forged", "\0"])
def test_a_machine_that_never_opened_the_form_is_asked_again(client, fields, stamp):
    assert client.post("/v/report", fields | {"opened": stamp}).status_code == 400
    assert not ForgeryReport.objects.exists()


def test_who_left_the_page_open_over_night_succeeds_with_the_second_try(client, fields, monkeypatch):
    response = client.post("/v/report", fields | {"opened": _stamp(monkeypatch, spam.LONGEST + 60)})
    assert "打开太久" in response.content.decode()
    fresh = response.context["form"]["opened"].value()
    monkeypatch.setattr(spam, "QUICKEST", -1)
    assert client.post("/v/report", fields | {"opened": fresh}).status_code == 302


def test_one_network_cannot_flood_the_staff(client, fields, still_limits):
    answers = [client.post("/v/report", fields) for _ in range(spam.MOST_AN_HOUR + 2)]
    assert [answer.status_code for answer in answers] == [302] * spam.MOST_AN_HOUR + [429] * 2
    assert ForgeryReport.objects.count() == spam.MOST_AN_HOUR
    assert client.post("/v/report", fields, REMOTE_ADDR="203.0.113.9").status_code == 302


@pytest.mark.parametrize("prefix", ["", "/zh-hant", "/en"])
def test_who_is_refused_keeps_the_text_and_learns_when_and_where_else(client, fields, still_limits, prefix):
    while client.post("/v/report", fields).status_code == 302:
        pass
    answer = client.post(f"{prefix}/v/report", fields)
    page = answer.content.decode()
    assert answer.status_code == 429
    minutes = int(answer["Retry-After"]) // 60
    assert 0 < minutes <= 60
    assert re.search(rf"(請|请) {minutes} (分鐘|分钟)|in {minutes} min", page)
    for kept in (fields["place"], fields["code"], fields["text"], "12315"):
        assert kept in page


@pytest.mark.parametrize("fault", [{"place": ""}, {"text": "字" * 301}, {"place": "店" * 121}, {"place": "\0"}])
def test_a_faulty_report_comes_back_with_what_was_written(client, fields, fault):
    response = client.post("/v/report", fields | fault)
    assert response.status_code == 400
    assert fields["code"] in response.content.decode()


def test_old_reports_are_deleted(capsys):
    old, new = ForgeryReport.objects.create(place="旧"), ForgeryReport.objects.create(place="新")
    ForgeryReport.objects.filter(pk=old.pk).update(reported_at=timezone.now() - timedelta(days=181))
    call_command("purge_reports")
    assert list(ForgeryReport.objects.all()) == [new]
    assert "1" in capsys.readouterr().out


def test_a_clock_that_ran_ahead_does_not_take_all_reports():
    """Every report looks half a year old then; the purge stops until somebody has looked at the clock."""
    ForgeryReport.objects.bulk_create(ForgeryReport(place=f"第 {number} 家") for number in range(30))
    ForgeryReport.objects.update(reported_at=timezone.now() - timedelta(days=181))
    with pytest.raises(CommandError, match=r"30 条.+purge_reports --force"):
        call_command("purge_reports")
    assert ForgeryReport.objects.count() == 30
    call_command("purge_reports", force=True)
    assert not ForgeryReport.objects.exists()


def test_what_a_purge_takes_on_any_day_goes_unasked():
    ForgeryReport.objects.bulk_create(ForgeryReport(place=f"第 {number} 家") for number in range(60))
    old = ForgeryReport.objects.order_by("pk").values_list("pk", flat=True)[:30]
    ForgeryReport.objects.filter(pk__in=list(old)).update(reported_at=timezone.now() - timedelta(days=181))
    call_command("purge_reports")
    assert ForgeryReport.objects.count() == 30


def test_staff_can_mark_a_report_but_not_write_one(editor_client):
    report = ForgeryReport.objects.create(place="某店")
    editor_client.post(f"/admin/forgery_reports/edit/{report.pk}/", {"handled": "on", "place": "改写"})
    report.refresh_from_db()
    assert (report.handled, report.place) == (True, "某店")
    assert editor_client.get("/admin/forgery_reports/new/").status_code in (302, 403)
