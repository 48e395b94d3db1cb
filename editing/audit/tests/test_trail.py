"""The trail says what happened, and nobody can make it say otherwise."""

from datetime import timedelta
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from editing.audit.events import AuditEvent
from editing.audit.log import named, record
from editing.audit.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(django_user_model):
    account = django_user_model(username="zhang", last_name="张", first_name="三", unit="信息科", post="初审")
    return record(account, AuditEvent.EXPORT, "荣誉名单", 条数=30)


def test_an_entry_names_unit_post_and_account(entry):
    assert entry.actor == "信息科 初审 张三（zhang）"
    assert (entry.thing, entry.told) == ("荣誉名单", "条数：30")


@pytest.mark.parametrize(("actor", "said"), [(None, "系统"), ("定时发布", "定时发布")])
def test_who_acts_without_an_account(actor, said):
    assert named(actor) == said


def test_an_entry_takes_no_second_save(entry):
    with pytest.raises(ValidationError, match="只增不改"):
        entry.save()


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_refuses_changes(entry, change):
    rows = AuditEntry.objects.filter(pk=entry.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(actor="别人") if change == "update" else rows.delete()
    assert AuditEntry.objects.get(pk=entry.pk).actor == entry.actor


def _old(days):
    entry = AuditEntry(verb=AuditEvent.SIGN_IN, actor="旧", at=timezone.now() - timedelta(days=days))
    entry.seal = entry.expected_seal()
    entry.save()
    return entry


def test_purging_takes_only_what_is_past_its_time(settings, entry):
    settings.AUDIT_DAYS = 1  # less than the law asks
    kept, gone = _old(179), _old(400)
    call_command("purge_audit", stdout=StringIO())
    left = set(AuditEntry.objects.values_list("pk", flat=True))
    assert {kept.pk, entry.pk} <= left and gone.pk not in left


def _tamper(sql):
    """As the database's owner would: without the triggers."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER audit_unchanged")
            cursor.execute("DROP TRIGGER audit_kept")
        else:
            cursor.execute("DROP TRIGGER audit_kept ON audit_auditentry")
        cursor.execute(sql)


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE audit_auditentry SET actor = '别人' WHERE id = {}", "第 {0} 条被改动过"),
        ("DELETE FROM audit_auditentry WHERE id = {}", "第 {1} 条之前缺记录"),
    ],
)
def test_what_the_owner_of_the_database_changes_shows(entry, sql, said):
    record("前", AuditEvent.SIGN_IN)
    middle, last = record("中", AuditEvent.SIGN_IN), record("后", AuditEvent.SIGN_IN)
    call_command("check_audit", stdout=StringIO())
    _tamper(sql.format(middle.pk))
    with pytest.raises(CommandError, match=said.format(middle.pk, last.pk)):
        call_command("check_audit")


def test_publishing_and_unpublishing_leave_entries(home, django_user_model):
    admin = django_user_model.objects.get(username="admin")
    home.unpublish(user=admin)
    entry = AuditEntry.objects.get(
        verb=AuditEvent.UNPUBLISH, key=home.pk
    )  # the other languages follow with entries of their own
    assert entry.actor == named(admin)


def test_roles_leave_entries(django_user_model):
    account = django_user_model.objects.create_user("li", is_superuser=True)
    group = Group.objects.create(name="试")
    account.groups.add(group)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    account.is_superuser = False
    account.save()
    told = [(one.verb, one.thing, one.told) for one in AuditEntry.objects.all()[:5]][::-1]
    assert told[0][0] == AuditEvent.ACCOUNT and "超级管理员：是" in told[0][2]
    assert told[1] == (AuditEvent.ROLE, "试", "变更：新建用户组")
    assert told[2] == (AuditEvent.ROLE, str(account), "加上：试")
    assert told[3] == (AuditEvent.ROLE, "试", f"加上：{Permission.objects.get(codename='access_admin').name}")
    assert told[4] == (AuditEvent.ROLE, str(account), "超级管理员：否")


def test_a_members_name_does_not_outlive_the_account(django_user_model):
    account = django_user_model.objects.create_user("wang-member")
    account.delete()
    assert not AuditEntry.objects.filter(thing__contains="wang").exists()


@pytest.fixture
def auditor(client, django_user_model):
    account = django_user_model.objects.create_user("auditor", password="x")
    account.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", "view_auditentry"]))
    client.force_login(account)
    return account


def test_auditors_read_filter_and_export(client, auditor):
    record("=cmd()", AuditEvent.SIGN_IN_FAILED)
    page = client.get("/admin/reports/audit/", {"verb": "sign_in_failed"}).content.decode()
    assert "登录失败" in page and "=cmd()" in page
    answer = client.get("/admin/reports/audit/", {"export": "xlsx", "verb": "sign_in_failed"})
    rows = list(openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content))).active.values)
    assert rows[0][:3] == ("时间", "行为", "谁")
    assert rows[1][2] == "'=cmd()"
    assert AuditEntry.objects.first().verb == AuditEvent.EXPORT


@pytest.mark.parametrize("address", ["/admin/excel/list.csv", "/admin/snippets/honours/merchant/?export=csv"])
def test_every_file_that_leaves_the_admin_leaves_an_entry(editor_client, address):
    editor_client.get(address)
    last = AuditEntry.objects.first()
    assert (last.verb, last.thing) == (AuditEvent.EXPORT, address.partition("?")[0])
    assert last.actor.endswith("（admin）")


def test_others_do_not_see_it(client, django_user_model):
    account = django_user_model.objects.create_user("editor", password="x")
    account.user_permissions.set(Permission.objects.filter(codename="access_admin"))
    client.force_login(account)
    assert client.get("/admin/reports/audit/").status_code in (302, 403)
    assert "审计记录" not in client.get("/admin/").content.decode()
