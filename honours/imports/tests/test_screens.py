"""The screens as an editor uses them, and who may."""

import io

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from editing.audit.events import AuditEvent
from editing.audit.models import AuditEntry
from honours.imports import commit, undo
from honours.imports.models import ImportBatch
from honours.imports.reviewing import review_of
from honours.imports.states import BatchState
from honours.models import Honour, Merchant
from tests.reaching import let_reach_all
from tests.reviewing import person

from .lists import UNITS, cells, commit_all, exported, load, reviewed, xlsx

pytestmark = pytest.mark.django_db
HOME = "/admin/excel/"


def upload(client, data: bytes, name: str = "名单.xlsx", **chosen):
    return client.post(HOME, {"file": SimpleUploadedFile(name, data), **chosen})


def text(response) -> str:
    return response.getvalue().decode() if response.streaming else response.content.decode()


def test_from_upload_to_undo(editor_client):
    page = text(upload(editor_client, xlsx(*(cells(number) for number in range(3)), cells(4, spot="没有"))))
    batch = ImportBatch.objects.get()
    here = f"{HOME}{batch.pk}/"
    assert "已处理 4 / 4" in page
    assert f'content="0;url={here}"' in page
    preview = text(editor_client.get(here))
    assert "导入并公开" not in preview  # who uploaded it does not publish it
    assert "没有“没有”这个景点" in preview
    assert "示例小店1" not in text(editor_client.get(here, {"fate": "faulty"}))
    reviewed(batch)
    editor_client.force_login(person("final"))
    assert "导入并公开 3 行，跳过有错的 1 行" in text(editor_client.get(here))
    assert "已处理 3 / 3" in text(editor_client.post(f"{here}commit/"))
    assert Honour.objects.filter(number__startswith="试-").count() == 3
    assert "确认撤回" in text(editor_client.get(f"{here}undo/"))
    assert "完成" in text(editor_client.post(f"{here}undo/"))
    assert not Honour.objects.filter(number__startswith="试-").exists()
    assert "已撤回" in text(editor_client.get(here))


def test_the_batch_knows_who_what_and_when(editor_client, user):
    text(upload(editor_client, xlsx(cells()), "三月名单.xlsx"))
    batch = ImportBatch.objects.get()
    assert (batch.made_by, batch.file_name, len(batch.sha256), batch.state) == (
        user,
        "三月名单.xlsx",
        64,
        BatchState.PENDING,
    )


def test_the_site_history_knows_of_import_and_undo(user):
    batch = reviewed(load(xlsx(cells())))
    list(commit.commit(batch, user))
    list(undo.undo(batch, user))
    entries = ModelLogEntry.objects.filter(object_id=str(batch.pk), action__startswith="imports.")
    assert list(entries.order_by("pk").values_list("action", "user")) == [
        ("imports.import", user.pk),
        ("imports.undo", user.pk),
    ]


def test_the_same_file_is_recognised(editor_client):
    data = xlsx(cells())
    text(upload(editor_client, data))
    commit_all(ImportBatch.objects.get())
    text(upload(editor_client, data))
    assert "同一个文件在" in text(editor_client.get(f"{HOME}{ImportBatch.objects.first().pk}/"))


def test_a_bad_file_is_told_at_the_field_and_leaves_nothing(editor_client):
    response = upload(editor_client, b"<html></html>", "名单.xls")
    assert response.status_code == 200
    assert "其实是一个网页" in text(response)
    assert not ImportBatch.objects.exists()


def test_an_upload_without_a_file_is_told(editor_client):
    assert "请先选择要导入的文件" in text(editor_client.post(HOME, {}))


def test_the_scheme_of_the_form_is_used(editor_client):
    data = xlsx(["1", "小店", "某路", "企业"], heading=["牌匾编号", "招牌名", "地址", "类型"])
    scheme = Honour.objects.filter(scheme__title=UNITS).first().scheme_id
    text(upload(editor_client, data, scheme=scheme))
    assert ImportBatch.objects.get().counts["new"] == 1


def test_a_refusal_half_way_is_told_on_the_page(editor_client):
    batch = reviewed(load(xlsx(cells())))
    Merchant.objects.create(title="示例小店1", address="示例路 1 号", kind="enterprise")
    page = text(editor_client.post(f"{HOME}{batch.pk}/commit/"))
    assert "有了变动" in page
    assert "完成" not in page


def test_an_unforeseen_error_is_no_broken_page(editor_client, monkeypatch):
    batch = reviewed(load(xlsx(cells())))
    monkeypatch.setattr("honours.imports.commit.record_history", lambda *args: 1 / 0)
    assert "什么都没有写入" in text(editor_client.post(f"{HOME}{batch.pk}/commit/"))
    assert not Honour.objects.filter(number__startswith="试-").exists()


@pytest.mark.slow
def test_a_check_that_nobody_waits_for_leaves_no_batch(editor_client):
    response = upload(editor_client, xlsx(*(cells(number) for number in range(1500))))
    parts = iter(response.streaming_content)
    while "已处理 1000 / 1500" not in next(parts).decode():
        pass
    assert ImportBatch.objects.exists()
    for close in response._resource_closers:  # what the server does when the reader has gone
        close()
    assert not ImportBatch.objects.exists()


def test_a_check_that_nobody_ever_read_leaves_no_batch(editor_client):
    for close in upload(editor_client, xlsx(cells()))._resource_closers:
        close()
    assert not ImportBatch.objects.exists()


def test_ones_own_batch_that_waits_can_be_dropped(editor_client, django_user_model):
    batch = load(xlsx(cells()))
    ImportBatch.objects.update(made_by=django_user_model.objects.get(username="admin"))
    editor_client.post(f"{HOME}{batch.pk}/drop/")
    assert not ImportBatch.objects.exists()


def test_anothers_batch_is_dropped_after_a_question_and_told_in_the_trail(editor_client):
    batch = load(xlsx(cells()))
    assert "放弃以后要重新上传" in text(editor_client.post(f"{HOME}{batch.pk}/drop/"))
    assert ImportBatch.objects.exists()
    editor_client.post(f"{HOME}{batch.pk}/drop/", {"sure": "on"})
    assert not ImportBatch.objects.exists()
    assert AuditEntry.objects.filter(verb=AuditEvent.DROP, key=batch.pk).exists()


def test_a_batch_under_review_is_not_dropped(editor_client):
    batch = load(xlsx(cells()))
    author = person("author")
    review_of(batch, author).hand_in({str(author.pk): "作者"})
    editor_client.post(f"{HOME}{batch.pk}/drop/", {"sure": "on"})
    assert ImportBatch.objects.exists()


def test_a_batch_that_is_imported_cannot_be_dropped(editor_client):
    batch = commit_all(load(xlsx(cells())))
    response = editor_client.post(f"{HOME}{batch.pk}/drop/", follow=True)
    assert "已经导入过，不能放弃" in text(response)
    assert ImportBatch.objects.exists()


def test_the_rows_with_faults_can_be_corrected_and_taken_in(editor_client):
    batch = load(xlsx(cells(1, spot="洪崖同"), cells(2)))
    data = editor_client.get(f"{HOME}{batch.pk}/faulty.xlsx").getvalue()
    book = load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    assert "是不是“洪崖洞”" in sheet.cell(2, 15).value
    sheet.cell(2, 8).value = "洪崖洞"
    out = io.BytesIO()
    book.save(out)
    assert load(out.getvalue()).counts["new"] == 1


def test_the_template_can_be_filled_in_and_its_example_is_skipped(editor_client):
    data = editor_client.get(f"{HOME}template.xlsx").getvalue()
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["名单", "可选项", "填写说明"]
    sheet = book["名单"]
    assert sheet["E300"].number_format == "@"
    assert len(sheet.data_validations.dataValidation) == 4
    for place, value in enumerate(cells(1), start=1):
        sheet.cell(3, place).value = value
    out = io.BytesIO()
    book.save(out)
    batch = load(out.getvalue())
    assert (batch.counts["new"], batch.total) == (1, 1)
    assert batch.notices == ["第 2 行的编号以“示例”开头，当作模板里的示例，没有读取。"]


def test_an_export_holds_what_is_filtered(editor_client):
    held = Honour.objects.filter(scheme__title=UNITS).first()
    chosen = {"scheme": held.scheme_id, "state": "valid", "on": "2022-07-14"}
    assert editor_client.get(f"{HOME}list.csv", chosen).getvalue().count(b"\r\n") == 31
    chosen |= {"spot": held.merchant.spot_id, "trade": held.merchant.trade_id}
    rows = editor_client.get(f"{HOME}list.csv", chosen).getvalue().decode()
    same = Honour.objects.filter(
        scheme=held.scheme, merchant__spot=held.merchant.spot, merchant__trade=held.merchant.trade
    )
    assert rows.count("\r\n") == 1 + same.count()
    assert held.number in rows
    assert editor_client.get(f"{HOME}list.csv", chosen | {"on": "2020-01-01"}).getvalue().count(b"\r\n") == 1


def test_an_export_is_a_download_that_is_not_cached(editor_client):
    response = editor_client.get(f"{HOME}list.xlsx")
    assert response.getvalue() == exported()
    assert "attachment" in response["Content-Disposition"]
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("wrong", [{"scheme": "x"}, {"on": "2022-13-01"}, {"state": "?"}, {"spot": "9" * 30}])
def test_a_wrong_filter_is_a_400(editor_client, wrong):
    assert editor_client.get(f"{HOME}list.csv", wrong).status_code == 400


@pytest.fixture
def newcomer(client, django_user_model):
    """Signed in, with the rights to add but not to change."""
    person = django_user_model.objects.create_user("newcomer", password="x")
    group = Group.objects.create(name="录入")
    names = ["access_admin", "add_merchant", "add_honour", "change_merchant"]
    group.permissions.set(Permission.objects.filter(codename__in=names))
    person.groups.add(group)
    client.force_login(let_reach_all(person))
    return client, group


@pytest.mark.parametrize(
    "way", ["", "template.xlsx", "list.xlsx", "list.csv", "{pk}/", "{pk}/faulty.xlsx", "{pk}/undo/"]
)
def test_whoever_may_not_change_may_not_import(newcomer, way):
    client, _ = newcomer
    address = HOME + way.format(pk=load(xlsx(cells())).pk)
    assert client.get(address).status_code == 302
    assert HOME not in text(client.get("/admin/"))


@pytest.mark.parametrize("way", ["commit/", "undo/", "drop/"])
def test_whoever_may_not_import_cannot_post_either(newcomer, way):
    client, _ = newcomer
    batch = load(xlsx(cells()))
    assert client.post(f"{HOME}{batch.pk}/{way}").status_code == 302
    assert ImportBatch.objects.get().state == BatchState.PENDING
    assert not Honour.objects.filter(number="试-001").exists()


def test_with_the_right_to_change_the_screens_open_but_nothing_is_published(newcomer):
    client, group = newcomer
    group.permissions.add(Permission.objects.get(codename="change_honour"))
    assert client.get(HOME).status_code == 200
    assert HOME in text(client.get("/admin/"))
    batch = reviewed(load(xlsx(cells())))
    for way in ("commit/", "undo/"):
        assert client.post(f"{HOME}{batch.pk}/{way}").status_code == 302
    assert ImportBatch.objects.get().state == BatchState.PENDING


@pytest.mark.parametrize("way", ["commit/", "drop/"])
def test_what_changes_something_wants_a_post(editor_client, way):
    assert editor_client.get(f"{HOME}{load(xlsx(cells())).pk}/{way}").status_code == 405


def test_nobody_signed_out_sees_anything(client):
    assert client.get(HOME)["Location"].startswith("/admin/login/")


def test_a_reviewer_sees_a_list_but_does_not_hand_it_in(client, django_user_model):
    reviewer = django_user_model.objects.create_user("reviewer", password="x")
    names = ["access_admin", "take_first"]
    reviewer.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(reviewer)
    here = f"{HOME}{load(xlsx(cells())).pk}/"
    page = text(client.get(here))
    assert "还没有送审" in page and 'value="submit"' not in page
    answer = client.post(f"{here}review/", {"action": "submit"}, follow=True)
    assert "你的账号没有这个权限" in text(answer)
    assert not review_of(ImportBatch.objects.get(), reviewer).standing.is_open
