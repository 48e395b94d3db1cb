"""An enquiry's way from the form to its deletion, and what keeps machines out."""

import csv
import io
import time
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db.models import Sum
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from core import spam
from services.enquiries.forms import EnquiryForm
from services.enquiries.models import ConsentText, Enquiry, EnquiryCount

pytestmark = pytest.mark.django_db

NEEDS = "/services/ask/needs/"
SECRET = "想学直播带货的合规"
CONTACT = "wenti@example.org"


@pytest.fixture
def stamped(monkeypatch):
    """A function: the stamp of a form opened so many seconds ago."""

    def stamp(seconds: float) -> str:
        past = time.time() - seconds
        with monkeypatch.context() as patch:
            patch.setattr("django.core.signing.time.time", lambda: past)
            return EnquiryForm()["opened"].initial

    return stamp


@pytest.fixture
def fields(stamped) -> dict[str, str]:
    """What a person sends."""
    return {
        "field": "", "unit": "示例服装店", "text": SECRET, "contact": CONTACT, "agreed": "on", "website": "",
        "consent_version": "1", "opened": stamped(60),
    }  # fmt: skip


@pytest.fixture
def enquiry(client, fields) -> Enquiry:
    """One that came in by the form."""
    client.post(NEEDS, fields)
    return Enquiry.objects.get()


def text(response) -> str:
    return b"".join(response).decode()


@pytest.mark.parametrize("purpose", ["needs", "legal"])
def test_from_the_form_to_the_number(client, fields, purpose):
    form = client.get(f"/services/ask/{purpose}/")
    assert "同意书（第1版）" in text(form)
    assert not form.cookies
    response = client.post(f"/services/ask/{purpose}/", fields)
    enquiry = Enquiry.objects.get()
    assert response["Location"] == f"/services/ask/status/{enquiry.number}"
    assert (enquiry.purpose, enquiry.consent.version) == (purpose, 1)
    assert enquiry.delete_on == timezone.localdate() + timedelta(days=enquiry.consent.kept_days)
    status = text(client.get(response["Location"]))
    assert "已收到" in status
    assert enquiry.grouped_number in status


def test_what_was_written_is_in_no_public_answer(client, fields, enquiry, editor_client):
    enquiry.remark = "内部记录甲乙丙"
    enquiry.save()
    for address in (
        f"/services/ask/status/{enquiry.number}", f"/search/?q={SECRET}", "/services/", NEEDS, "/sitemap.xml",
        f"/services/ask/status/?number={enquiry.number}", "/", "/feeds/activities.xml",
    ):  # fmt: skip
        answer = text(client.get(address, follow=True))
        found = [words for words in (CONTACT, "示例服装店", "内部记录") if words in answer]
        assert not found, address
        if not address.startswith("/search/"):  # the search page repeats what was typed
            assert SECRET not in answer
    assert SECRET in text(editor_client.get(f"/admin/enquiries/edit/{enquiry.pk}/"))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"website": "http://spam.example"}, "本该留空"),
        ({"agreed": ""}, "请先看同意书"),
        ({"text": ""}, "请写下要问的事"),
        ({"contact": ""}, "请留一个能找到你的电话或邮箱"),
        ({"text": "我的身份证 500103199003074213"}, "身份证号"),
        ({"text": "长" * 1001}, "1000"),
        ({"opened": ""}, "再提交一次"),
        ({"opened": "opened:forged:stamp"}, "再提交一次"),
        ({"consent_version": "0"}, "同意书刚刚更新了"),
        ({"field": "nonsense"}, "有效"),
    ],
)
def test_what_cannot_be_kept_is_said_clearly(client, fields, change, words):
    response = client.post(NEEDS, fields | change)
    assert response.status_code == 400
    assert words in text(response)
    assert not Enquiry.objects.exists()


def test_one_second_is_too_quick(client, fields, stamped):
    response = client.post(NEEDS, fields | {"opened": stamped(1)})
    assert response.status_code == 400
    assert "提交得太快了" in text(response)
    assert not Enquiry.objects.exists()


def test_a_flood_ends_with_a_clear_answer(client, fields, still_limits):
    most = spam.MOST_AN_HOUR
    answers = [client.post(NEEDS, fields | {"text": f"第{number}件"}) for number in range(most + 5)]
    assert [answer.status_code for answer in answers] == [302] * most + [429] * 5
    assert 0 < int(answers[-1]["Retry-After"]) <= 3600
    assert "分钟后再交一次；等不及，请拨打 12315" in text(answers[-1])
    assert f"第{most + 4}件" in text(answers[-1])
    assert Enquiry.objects.count() == most


def test_a_second_click_is_the_same_enquiry(client, fields):
    first, second = (client.post(NEEDS, fields)["Location"] for _ in range(2))
    assert first == second
    assert Enquiry.objects.count() == 1


def test_nul_signs_and_odd_bytes_break_nothing(client, fields):
    assert client.post(NEEDS, fields | {"text": "好\0的", "unit": "🍜"}).status_code == 302
    assert client.post(NEEDS, b"\xff\xfe", content_type="application/x-www-form-urlencoded").status_code == 400


@pytest.mark.parametrize("typed", ["abc", "%00", "ＡＢＣ", "0" * 10, "2" * 10, "长" * 500])
def test_an_unknown_number_is_told_kindly(client, typed):
    for response in (
        client.get(f"/services/ask/status/{typed}"),
        client.get(f"/services/ask/status/?number={typed}", follow=True),
    ):
        assert response.status_code == 404
        assert "这个受理号" in text(response)


def test_a_number_typed_badly_is_mended(client, enquiry):
    typed = f"{enquiry.number[:5].lower()} {enquiry.number[5:]}"
    response = client.get("/services/ask/status/", {"number": typed}, follow=True)
    assert enquiry.grouped_number in text(response)


def test_without_a_consent_text_nothing_is_asked(client, fields):
    ConsentText.objects.all().delete()
    for response in (client.get(NEEDS), client.post(NEEDS, fields)):
        assert response.status_code == 503
        assert "暂时没有开放" in text(response)


def test_a_consent_text_is_never_changed(enquiry):
    old = enquiry.consent
    old.text = "改了"
    with pytest.raises(ValidationError, match="只能新建版本"):
        old.save()
    new = ConsentText.objects.create(purpose="needs", version=2, text="新的", kept_days=10)
    assert ConsentText.objects.in_force("needs", timezone.localdate()) == new
    enquiry.refresh_from_db()
    assert enquiry.consent.version == 1


def test_the_purge_deletes_on_the_day_and_not_before(enquiry, monkeypatch):
    last_day = enquiry.delete_on
    for day, left in ((last_day - timedelta(days=1), 1), (last_day, 0)):
        monkeypatch.setattr(
            "services.enquiries.management.commands.purge_enquiries.timezone.localdate", lambda day=day: day
        )
        out = io.StringIO()
        call_command("purge_enquiries", stdout=out)
        assert Enquiry.objects.count() == left
        assert f"删除了 {1 - left} 件" in out.getvalue()
    assert EnquiryCount.objects.aggregate(all=Sum("number"))["all"] == 1  # the number stays


def test_staff_change_only_the_handling(editor_client, enquiry):
    sent = {"progress": "working", "post": "接待岗", "remark": "已回电", "text": "被改了", "contact": "x"}
    assert editor_client.post(f"/admin/enquiries/edit/{enquiry.pk}/", sent).status_code == 302
    enquiry.refresh_from_db()
    assert (enquiry.progress, enquiry.remark, enquiry.text) == ("working", "已回电", SECRET)
    assert ModelLogEntry.objects.for_instance(enquiry).exists()
    assert editor_client.get("/admin/enquiries/new/").status_code in (302, 403)


def test_an_export_is_safe_complete_and_traced(client, editor_client, fields):
    client.post(NEEDS, fields | {"text": "=1+1"})
    enquiry = Enquiry.objects.get()
    content = b"".join(editor_client.get("/admin/enquiries/?export=csv")).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(content))
    assert row["内容"] == "'=1+1"
    assert row["类别"] == "服务需求"
    sheet = load_workbook(io.BytesIO(b"".join(editor_client.get("/admin/enquiries/?export=xlsx")))).active
    cells = [cell for line in sheet.iter_rows() for cell in line]
    assert all(cell.data_type != "f" for cell in cells)
    assert CONTACT in [cell.value for cell in cells]
    assert ModelLogEntry.objects.for_instance(enquiry).filter(action="enquiries.export").count() == 2


def test_an_export_leaves_one_entry_of_who_and_what(client, editor_client, fields):
    for number in range(3):
        client.post(NEEDS, fields | {"text": f"第{number}件"})
    b"".join(editor_client.get("/admin/enquiries/?export=csv&purpose=needs"))
    (entry,) = ModelLogEntry.objects.filter(action="enquiries.export")
    assert entry.user.username == "admin"
    assert entry.data == {"count": 3, "format": "csv", "filter": {"purpose": ["needs"]}}
    assert "导出 3 件" in entry.message


def test_who_may_read_may_not_export(client, django_user_model, enquiry):
    reader = django_user_model.objects.create_user("reader", password="x")
    names = ["access_admin", "view_enquiry", "change_enquiry"]
    reader.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(reader)
    listing = text(client.get("/admin/enquiries/"))
    assert enquiry.number in listing
    assert "export=" not in listing
    for kind in ("csv", "xlsx"):
        response = client.get(f"/admin/enquiries/?export={kind}")
        assert response.status_code in (302, 403)
        assert CONTACT not in text(response)


def test_staff_open_one_and_read_all_of_it(enquiry, editor_client):
    page = text(editor_client.get(f"/admin/enquiries/inspect/{enquiry.pk}/"))
    assert SECRET in page
    Enquiry.objects.update(field=Enquiry._meta.get_field("field").choices[0][0])
    enquiry.refresh_from_db()
    assert enquiry.get_field_display() in text(editor_client.get(f"/admin/enquiries/inspect/{enquiry.pk}/"))
