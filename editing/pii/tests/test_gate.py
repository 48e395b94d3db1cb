"""Every road to the public is closed to what points to a person, and the place is named."""

import io
from datetime import timedelta

import docx
import openpyxl
import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from core.models import Attachment
from core.publication_checks import RefusedError
from editing.pii.findings import findings, fingerprint, in_attachment
from editing.pii.models import AttachmentScan, PrivacyException
from honours.models import Honour, Merchant
from lessons.models import Book
from spots.models import ScenicSpotPage
from tests.forms import posted

pytestmark = pytest.mark.django_db
MOBILE = "13800138000"


@pytest.fixture
def spot(home):
    return ScenicSpotPage.objects.in_language().live().first()


@pytest.fixture
def bad_draft(spot):
    """A spot whose latest draft names a mobile number."""
    spot.summary = f"咨询 {MOBILE}"
    spot.save_revision()
    return spot


def is_public(spot) -> bool:
    return MOBILE in ScenicSpotPage.objects.get(pk=spot.pk).summary


def person(django_user_model, name):
    return django_user_model.objects.create_superuser(name, f"{name}@example.test", "x")


def test_publishing_a_revision_is_refused_and_names_the_place(bad_draft):
    with pytest.raises(RefusedError) as refused:
        bad_draft.latest_revision.publish()
    assert "“一句话介绍”里有手机号：138******00" in refused.value.messages[0]
    assert MOBILE not in refused.value.messages[0]
    assert not is_public(bad_draft)


def test_blocks_tables_and_rich_text_are_named(spot):
    spot.tips = [("tip", "看江景"), ("tip", f"问 {MOBILE}")]
    assert str(findings(spot)[0]).startswith("“小贴士” › 第 2 块")
    news = type(spot)(title="x")
    news.body = [("paragraph", "<p>电话 138<b>0013</b>8000</p>")] if "paragraph" in _kinds(spot) else []
    if news.body:
        assert findings(news)
    table = next((name for name, block in spot.body.stream_block.child_blocks.items() if name == "table"), None)
    if table:
        block = spot.body.stream_block.child_blocks[table]
        rows = [{"values": ["甲"]}, {"values": [MOBILE]}]
        value = block.to_python({"columns": [{"type": "text", "heading": "电话"}], "rows": rows, "caption": ""})
        news.body = [(table, value)]
        assert "表格第 2 行第 1 列" in str(findings(news)[0])


def _kinds(spot):
    return spot.body.stream_block.child_blocks


def test_the_pictures_description_counts(spot):
    spot.picture.description = f"老板电话 {MOBILE}"
    spot.picture.save()
    assert "描述" in str(findings(ScenicSpotPage.objects.get(pk=spot.pk))[0])


def test_scheduling_is_refused_at_once(spot):
    spot.summary, spot.go_live_at = f"咨询 {MOBILE}", timezone.now() + timedelta(days=1)
    with pytest.raises(RefusedError):
        spot.save_revision().publish()


def test_one_bad_schedule_does_not_stop_the_others(spot, capsys):
    book = Book.objects.first()
    book.title = "改好的书名"
    good = book.save_revision()
    spot.summary = f"咨询 {MOBILE}"
    bad = spot.save_revision()
    past = timezone.now() - timedelta(minutes=1)
    type(good).objects.filter(pk__in=[good.pk, bad.pk]).update(approved_go_live_at=past)  # as if the rules came later
    call_command("publish_scheduled")
    assert Book.objects.get(pk=book.pk).title == "改好的书名"
    assert not is_public(spot)
    assert "没有按时发布" in capsys.readouterr().err


def test_records_too(db):
    merchant = Merchant.objects.filter(live=True).first()
    merchant.address = f"电话 {MOBILE}"
    with pytest.raises(RefusedError):
        merchant.save_revision(clean=False).publish()
    with pytest.raises(RefusedError):
        merchant.save()


def test_the_page_editor_gets_a_form_error(editor_client, bad_draft):
    address = reverse("wagtailadmin_pages:edit", args=[bad_draft.pk])
    form = editor_client.get(address).context["form"]
    data = posted(form) | {"summary": f"咨询 {MOBILE}", "action-publish": "1"}
    response = editor_client.post(address, data)
    assert response.status_code == 200
    assert "138******00" in response.content.decode()
    assert not is_public(bad_draft)


def test_the_record_editor_gets_a_form_error(editor_client):
    book = Book.objects.first()
    address = reverse("wagtailsnippets_lessons_book:edit", args=[book.pk])
    data = {"title": f"书 {MOBILE}", "author": "", "publisher": "", "isbn": "", "cover": "", "action-publish": "1"}
    response = editor_client.post(address, data)
    assert response.status_code == 200
    assert "“书名”里有手机号" in response.content.decode()
    assert MOBILE not in Book.objects.get(pk=book.pk).title
    response = editor_client.post(address, {name: value for name, value in data.items() if name != "action-publish"})
    assert response.status_code == 302  # a draft may be kept


def test_bulk_publishing_says_why(editor_client, bad_draft):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={bad_draft.pk}"
    response = editor_client.post(address, {"include_descendants": ""}, follow=True)
    assert response.status_code == 200
    assert "138******00" in response.content.decode()
    assert not is_public(bad_draft)


def test_the_api_says_why(editor_client, bad_draft):
    address = f"/admin/api/main/pages/{bad_draft.pk}/action/publish/"
    response = editor_client.post(address, {}, content_type="application/json")
    assert response.status_code in (400, 422)
    assert "手机号" in str(response.json())
    assert not is_public(bad_draft)


def test_a_release_lists_it(db):
    from honours.releases.candidates import Candidate

    honour = Honour.objects.filter(live=True).select_related("latest_revision").first()
    honour.withdrawal_reason = "转账 6222021234567890128 张三（党员）"
    assert Candidate(honour).faults()


def test_a_list_row_is_refused(db):
    from honours.imports.rules import problems_of

    merchant = Merchant.objects.filter(live=True).first()
    assert problems_of(merchant) == []
    merchant.address = "张三（党员）家"
    assert "政治面貌" in problems_of(merchant)[0].reason


def attached(name: str, content: bytes) -> Attachment:
    document = Attachment(title="名册", file=ContentFile(content, name=name))
    document.save()
    return document


def word() -> bytes:
    document, out = docx.Document(), io.BytesIO()
    document.add_table(1, 1).cell(0, 0).text = f"电话 {MOBILE}"
    document.save(out)
    return out.getvalue()


def excel() -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.create_sheet("藏").sheet_state = "hidden"
    book["藏"]["C7"] = int(MOBILE)
    book.save(out)
    return out.getvalue()


def pdf() -> bytes:
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer, out = PdfWriter(), io.BytesIO()
    page = writer.add_blank_page(300, 300)
    font = {NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1")}
    font[NameObject("/BaseFont")] = NameObject("/Helvetica")
    fonts = DictionaryObject({NameObject("/F1"): DictionaryObject(font)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf 20 200 Td (Tel {MOBILE}) Tj ET".encode())
    page[NameObject("/Contents")] = writer._add_object(stream)
    writer.write(out)
    return out.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("a.docx", word, "正文第"),
        ("a.xlsx", excel, "工作表“藏”C7"),
        ("a.pdf", pdf, "第 1 页"),
        ("a.csv", f"甲\n{MOBILE}".encode("gb18030"), "第 2 行"),
        ("b.pdf", b"%PDF-1.4 broken", "无法确认"),
        ("b.docx", b"PK broken", "无法确认"),
    ],
)
def test_files_are_looked_into_once(spot, settings, tmp_path, name, content, place):
    settings.MEDIA_ROOT = tmp_path
    document = attached(name, content() if callable(content) else content)
    spot.tips = []
    link = f'<p><a linktype="document" id="{document.pk}">名册</a></p>'
    paragraph = next(name for name, block in _kinds(spot).items() if type(block).__name__ == "ParagraphBlock")
    spot.body = [(paragraph, _kinds(spot)[paragraph].to_python(link))]
    with pytest.raises(RefusedError) as refused:
        spot.save_revision(clean=False).publish()
    assert place in refused.value.messages[0]
    findings(spot)
    assert MOBILE not in str(AttachmentScan.objects.latest("pk").found)


def test_a_second_person_lets_exactly_this_through(client, django_user_model, bad_draft):
    asker, granter = person(django_user_model, "asker"), person(django_user_model, "granter")
    kind = ContentType.objects.get_for_model(ScenicSpotPage)
    client.force_login(asker)
    ask = reverse("pii:ask", args=[kind.pk, bad_draft.pk])
    assert "138******00" in client.get(ask).content.decode()
    client.post(ask, {"reason": ""})
    assert not PrivacyException.objects.exists()
    client.post(ask, {"reason": "本人书面同意，第 3 号。"})
    exception = PrivacyException.objects.get()
    detail = reverse("pii:detail", args=[exception.pk])
    client.post(detail, {"decision": "grant"})
    exception.refresh_from_db()
    assert exception.decision == "waiting", "nobody grants their own request"
    client.force_login(granter)
    assert "放行" in client.get(detail).content.decode()
    client.post(detail, {"decision": "grant"})
    assert "已放行" in client.get(reverse("pii:index")).content.decode()
    bad_draft.latest_revision.publish(user=asker)
    assert is_public(bad_draft)
    bad_draft.summary = f"咨询 {MOBILE} 13900139000"
    with pytest.raises(RefusedError):
        bad_draft.save_revision().publish(user=asker)


def test_the_database_refuses_one_person_twice(django_user_model, bad_draft):
    user, other = person(django_user_model, "one"), person(django_user_model, "two")
    row = PrivacyException.objects.create(
        content_type=ContentType.objects.get_for_model(bad_draft),
        object_id=str(bad_draft.pk),
        title="x",
        content_hash=fingerprint(findings(bad_draft)),
        reason="x",
        asked_by=user,
    )
    with pytest.raises(ValidationError):
        row.decide(user, grants=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        PrivacyException.objects.filter(pk=row.pk).update(decision="granted", decided_by=user)
    row = PrivacyException.objects.get(pk=row.pk)
    row.decide(other, grants=False, remark="不同意")
    with pytest.raises(ValidationError):
        row.decide(other, grants=True)


def test_the_demo_has_nothing(home, capsys):
    call_command("scan_privacy")
    assert "发现 0 处" in capsys.readouterr().out


def test_the_scan_finds_what_came_past_the_gate(spot, capsys):
    ScenicSpotPage.objects.filter(pk=spot.pk).update(summary=f"咨询 {MOBILE}")
    with pytest.raises(SystemExit):
        call_command("scan_privacy")
    assert "138******00" in capsys.readouterr().out


def test_the_log_tells_what_a_timed_scan_found_and_no_number(spot, caplog):
    ScenicSpotPage.objects.filter(pk=spot.pk).update(title=f"问 {MOBILE}", summary=f"咨询 {MOBILE}")
    with pytest.raises(SystemExit):
        call_command("scan_privacy")
    assert f"spots.scenicspotpage {spot.pk}: 手机号 138******00" in caplog.text
    assert MOBILE not in caplog.text


@pytest.mark.django_db
def test_a_file_is_looked_through_once_its_upload_is_written(settings, tmp_path, django_capture_on_commit_callbacks):
    """Publishing finds what was kept; nothing is read inside its transaction."""
    settings.MEDIA_ROOT = tmp_path
    with django_capture_on_commit_callbacks(execute=True):
        file = ContentFile(f"联系人 {MOBILE}".encode(), name="ming-dan.txt")
        document = Attachment.objects.create(title="名单", file=file)
    kept = AttachmentScan.objects.latest("pk")
    assert len(kept.found) == 1
    before = AttachmentScan.objects.count()
    assert [one.kind for one in in_attachment(document)] == ["手机号"]
    assert AttachmentScan.objects.count() == before


def scanned(pages: int, mode: str = "L") -> bytes:
    """A paper as a scanner makes it: pictures only."""
    first, *others = [Image.effect_noise((60, 60), 40).convert(mode) for _ in range(pages)]
    out = io.BytesIO()
    first.save(out, "PDF", save_all=True, append_images=others)
    return out.getvalue()


@pytest.mark.parametrize(
    ("pages", "mode", "told"), [(1, "L", "第 1 页"), (3, "RGB", "第 1、2、3 页"), (12, "1", "10 等")]
)
def test_a_scanned_paper_is_said_to_be_unread(settings, tmp_path, pages, mode, told):
    settings.MEDIA_ROOT = tmp_path
    [found] = in_attachment(attached("扫描件.pdf", scanned(pages, mode)))
    assert [told in found.shown, "扫描的图片" in found.shown, "识别成文字" in found.shown] == [True] * 3
