"""Poster and code lead to the page, and only whoever works on it gets them."""

import shutil
import subprocess
from io import BytesIO

import pytest
import zxingcpp
from django.contrib.auth.models import Permission
from django.urls import reverse
from PIL import Image
from pypdf import PdfReader

from editing.posters.pdf import address_of
from spots.models import ScenicSpotPage

pytestmark = pytest.mark.django_db
DPI = 100
MILLIMETRE = DPI / 25.4  # pixels


@pytest.fixture
def spot() -> ScenicSpotPage:
    return ScenicSpotPage.objects.in_language().live().first()


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="没有 pdftoppm")
def test_the_poster_is_read_by_a_scanner(editor_client, spot, tmp_path):
    spot.title = "欧阳示例·#panic(*x*)"
    spot.summary = "一句话，" * 20
    spot.save()
    answer = editor_client.get(reverse("page_poster", args=[spot.pk]))
    assert answer["Content-Type"] == "application/pdf"
    file = tmp_path / "poster.pdf"
    file.write_bytes(answer.content)
    pdf = PdfReader(file)
    assert len(pdf.pages) == 1
    assert [round(float(side) / 72 * 25.4) for side in pdf.pages[0].mediabox[2:]] == [210, 297]
    text = "".join(pdf.pages[0].extract_text().split())
    assert "欧阳示例·#panic(*x*)" in text and "用手机扫一扫" in text
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    subprocess.run(["pdftoppm", "-r", str(DPI), "-png", "-singlefile", file, tmp_path / "poster"], check=True)  # noqa: S603, S607
    (found,) = zxingcpp.read_barcodes(Image.open(tmp_path / "poster.png"))
    assert found.text == address_of(spot)
    assert found.ec_level == "Q"
    side = abs(found.position.top_right.x - found.position.top_left.x)
    assert side >= 25 * MILLIMETRE


def test_the_code_as_png_and_svg(editor_client, spot):
    png = editor_client.get(reverse("page_code", args=[spot.pk, "png"]))
    (found,) = zxingcpp.read_barcodes(Image.open(BytesIO(png.content)))
    assert (found.text, found.ec_level) == (address_of(spot), "Q")
    svg = editor_client.get(reverse("page_code", args=[spot.pk, "svg"]))
    assert svg["Content-Type"] == "image/svg+xml"
    assert "attachment" in svg["Content-Disposition"]
    assert b"<svg" in svg.content
    assert editor_client.get(reverse("page_code", args=[spot.pk, "gif"])).status_code == 404


def test_the_menu_of_a_page_leads_there(editor_client, spot):
    draft = ScenicSpotPage.objects.in_language().live().last()
    draft.unpublish()
    for page, is_there in ((spot, True), (draft, False)):
        html = editor_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
        assert (reverse("page_poster", args=[page.pk]) in html) is is_there
    assert editor_client.get(reverse("page_poster", args=[draft.pk])).status_code == 404


def test_only_for_whoever_edits_the_page(client, spot, django_user_model):
    assert client.get(reverse("page_poster", args=[spot.pk])).status_code == 302
    user = django_user_model.objects.create_user("reader", password="x")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    for address in (reverse("page_poster", args=[spot.pk]), reverse("page_code", args=[spot.pk, "png"])):
        assert client.get(address).status_code in (302, 403)
