"""Taking the newest entries away is found out; what concerns accounts and files stands in the trail."""

import json
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import connection
from PIL import Image

from accounts.models import User
from core.models import Photo
from editing.audit.anchors import last_anchor
from editing.audit.events import AuditEvent
from editing.audit.log import record
from editing.audit.models import AuditEntry

pytestmark = pytest.mark.django_db


def cut_off(entry):
    """As the database's owner would."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER audit_kept")
        else:
            cursor.execute("DROP TRIGGER audit_kept ON audit_auditentry")
        cursor.execute("DELETE FROM audit_auditentry WHERE id >= %s", [entry.pk])


@pytest.fixture
def anchored(settings, tmp_path, django_capture_on_commit_callbacks):
    """Entries that were committed, and the file their end was noted in."""
    settings.VAR_DIR = tmp_path
    with django_capture_on_commit_callbacks(execute=True):
        entries = [record(name, AuditEvent.SIGN_IN) for name in "甲乙丙"]
    return entries, Path(tmp_path) / "audit-anchor.json"


def test_the_end_is_noted_for_nobody_elses_eyes(anchored):
    entries, file = anchored
    assert json.loads(file.read_text()) == {"entry": entries[-1].pk, "seal": entries[-1].seal} == last_anchor()
    assert file.stat().st_mode & 0o777 == 0o600
    call_command("check_audit", stdout=StringIO())


@pytest.mark.parametrize("number", [1, 2, 3])
def test_newest_entries_that_are_gone_are_missed(anchored, number):
    entries, _ = anchored
    cut_off(entries[-number])
    with pytest.raises(CommandError, match="结尾缺记录"):
        call_command("check_audit")


def test_an_anchor_from_the_log_or_a_backup_is_compared(anchored):
    entries, file = anchored
    file.unlink()
    told = f"{entries[-1].pk}:{entries[-1].seal}"
    call_command("check_audit", anchor=told, stdout=StringIO())
    cut_off(entries[-1])
    call_command("check_audit", stdout=StringIO())
    with pytest.raises(CommandError, match="结尾缺记录"):
        call_command("check_audit", anchor=told)


@pytest.mark.parametrize("told", ["x", "12", ":", "12:", "a:b"])
def test_what_is_no_anchor_is_told(told):
    with pytest.raises(CommandError, match="编号:校验值"):
        call_command("check_audit", anchor=told)


def test_the_end_stands_in_the_log(settings, tmp_path, caplog, django_capture_on_commit_callbacks):
    settings.VAR_DIR = tmp_path
    with caplog.at_level("INFO", "editing.audit.anchors"), django_capture_on_commit_callbacks(execute=True):
        entry = record("甲", AuditEvent.SIGN_IN)
    assert entry.seal in caplog.text


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("email", "xin@example.org", "邮箱：已更改"),
        ("last_name", "李", "姓：已更改"),
        ("first_name", "四", "名：已更改"),
        ("unit", "信息科", "单位：信息科"),
        ("post", "初审", "岗位：初审"),
    ],
)
def test_what_an_account_is_called_is_told(field, value, said):
    account = User.objects.create_user("zhang", email="old@example.org", is_superuser=True)
    setattr(account, field, value)
    account.save()
    assert said in AuditEntry.objects.first().told


def test_a_new_password_is_told_and_never_written():
    account = User.objects.create_user("zhang", password="yi-qian-de-26", is_superuser=True)
    account.set_password("xin-de-mi-ma-26")
    account.save()
    entry = AuditEntry.objects.first()
    assert (entry.verb, entry.told) == (AuditEvent.PASSWORD, "密码：已更改")


def test_signing_in_is_no_change_of_the_account(client):
    account = User.objects.create_user("zhang", password="yi-qian-de-26", is_superuser=True)
    before = AuditEntry.objects.filter(verb__in=[AuditEvent.ACCOUNT, AuditEvent.PASSWORD]).count()
    client.force_login(account)
    assert AuditEntry.objects.filter(verb__in=[AuditEvent.ACCOUNT, AuditEvent.PASSWORD]).count() == before


def test_files_are_told(editor_client):
    out = BytesIO()
    Image.new("RGB", (60, 40)).save(out, "JPEG")
    photo = Photo.objects.create(title="图", file=ContentFile(out.getvalue(), "x.jpg"), width=60, height=40)
    editor_client.post(f"/admin/images/{photo.pk}/", {"title": "图二", "collection": photo.collection_id})
    editor_client.post(f"/admin/images/{photo.pk}/delete/")
    told = AuditEntry.objects.filter(verb=AuditEvent.FILE, key=photo.pk)
    assert [one.detail["做了"] for one in told] == ["删除", "修改"]
    assert told[0].actor.endswith("（admin）")
