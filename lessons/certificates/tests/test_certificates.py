"""Certificates: verified by code, printed with a name that nobody keeps."""

import re
import shutil
import subprocess
from datetime import date, timedelta

import pytest
import zxingcpp
from django.core import serializers
from PIL import Image
from pypdf import PdfReader

from core.verification.codes import address
from lessons.certificates.models import Certificate, CertificateState
from lessons.models import LessonPage

pytestmark = pytest.mark.django_db
NAME = "欧阳示例·#panic(*x*)"


@pytest.fixture
def certificate() -> Certificate:
    return Certificate.objects.issue(LessonPage.objects.in_language().get(slug="yu-fang-shi-wu-zhong-du"), "attempt")


def word(response) -> str:
    return re.search(r"<h1>(.*?)</h1>", response.content.decode())[1]


def test_its_code_says_lesson_and_dates(client, certificate):
    page = client.get(f"/v/{certificate.code}")
    text = page.content.decode()
    assert (page.status_code, word(page)) == (200, "有效")
    assert certificate.lesson_title in text and "2026年11月30日" in text
    assert page["Cache-Control"] == "no-store"


def test_a_wrong_letter_is_unknown(client, certificate):
    code = certificate.code[:-1] + ("2" if certificate.code[-1] != "2" else "3")
    page = client.get(f"/v/{code}")
    assert (page.status_code, word(page)) == (404, "查无此牌")


def test_without_a_rule_of_the_register_a_later_law_ends_it(client, certificate):
    certificate.rules.all().delete()
    lesson = certificate.lesson
    lesson.law_as_of += timedelta(days=1)
    lesson.save()
    assert word(client.get(f"/v/{certificate.code}")) == "课文已更新"


def test_a_withdrawal_shows_and_no_more_paper_is_made(client, certificate):
    certificate.withdrawn_on, certificate.withdrawal_reason = certificate.issued_on, "题目泄露"
    certificate.save()
    page = client.get(f"/v/{certificate.code}")
    assert word(page) == "已撤销" and "题目泄露" in page.content.decode()
    assert client.post("/certificate/pdf", {"code": certificate.code}).status_code == 400


def test_it_outlives_its_lesson(client, certificate):
    certificate.lesson.delete()
    certificate = Certificate.objects.get(pk=certificate.pk)
    assert certificate.state == CertificateState.VALID
    assert certificate.lesson_title in client.get(f"/v/{certificate.code}").content.decode()


def test_the_same_attempt_gets_the_same_certificate(certificate):
    assert Certificate.objects.issue(certificate.lesson, "attempt") == certificate


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="没有 pdftoppm（poppler-utils）")
def test_the_pdf_carries_code_and_name(client, certificate, tmp_path):
    before = serializers.serialize("json", Certificate.objects.all())
    response = client.post("/certificate/pdf", {"code": certificate.code, "name": NAME})
    assert response["Content-Type"] == "application/pdf"
    (tmp_path / "c.pdf").write_bytes(response.content)
    subprocess.run(["pdftoppm", "-r", "110", "-png", "c.pdf", "c"], cwd=tmp_path, check=True)  # noqa: S607
    picture = Image.open(next(tmp_path.glob("c-*.png")))
    assert [one.text for one in zxingcpp.read_barcodes(picture)] == [address(certificate.code)]
    reader = PdfReader(tmp_path / "c.pdf")
    assert len(reader.pages) == 1
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN" and "/StructTreeRoot" in reader.trailer["/Root"]
    words = subprocess.run(["pdftotext", "c.pdf", "-"], cwd=tmp_path, check=True, capture_output=True, text=True)  # noqa: S607
    assert "欧阳示例" in words.stdout and certificate.lesson_title in words.stdout
    assert serializers.serialize("json", Certificate.objects.all()) == before
    assert "欧阳" not in before and not response.cookies


@pytest.mark.parametrize("name", ["长" * 21, "换\n行", "\0", "\u202e倒写"])
def test_a_name_that_cannot_be_printed_is_refused(client, certificate, name):
    response = client.post("/certificate/pdf", {"code": certificate.code, "name": name})
    assert response.status_code == 400
    assert "姓名" in response.content.decode()


@pytest.mark.parametrize("code", ["", "\0", "x" * 500, "2345678923"])
def test_an_unknown_code_gets_no_paper(client, code):
    assert client.post("/certificate/pdf", {"code": code}).status_code == 404


def test_editors_withdraw_but_never_add(editor_client, certificate):
    listing = editor_client.get("/admin/certificates/")
    assert listing.status_code == 200 and certificate.code in listing.content.decode()
    assert editor_client.get("/admin/certificates/new/").status_code in (302, 403)
    address = f"/admin/certificates/edit/{certificate.pk}/"
    page = editor_client.post(address, {"withdrawn_on": date.today().isoformat(), "withdrawal_reason": ""})
    assert "请写明撤销原因" in page.content.decode()
