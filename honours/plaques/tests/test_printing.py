"""PDFs as a printer and a telephone see them: rasterised, their QR codes read back."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from core.verification.codes import address
from honours.models import Honour
from honours.plaques.pdf import Sheet, rows, typeset
from honours.plaques.print_jobs import PrintJob

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not shutil.which("pdftoppm"), reason="没有 pdftoppm（poppler-utils）"),
]

DPI = 150
SOURCES = Path(__file__).parents[1] / "typst"
HOSTILE = '#panic() *x* _y_ $z$ [a](b) @c <d> "e" \\f `g` // /* #{ 店'


@pytest.fixture
def honours() -> list[Honour]:
    return list(Honour.objects.select_related("merchant", "scheme").order_by("pk")[:26])


def poppler(pdf: bytes, folder: Path, *command: str) -> str:
    """The output of one of poppler's tools, run on the PDF as x.pdf."""
    (folder / "x.pdf").write_bytes(pdf)
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603
    return done.stdout


def pages(pdf: bytes, folder: Path, dpi: int = DPI) -> list[Image.Image]:
    poppler(pdf, folder, "pdftoppm", "-r", str(dpi), "-png", "x.pdf", "page")
    return [Image.open(path) for path in sorted(folder.glob("page*.png"))]


def text(pdf: bytes, folder: Path) -> str:
    return poppler(pdf, folder, "pdftotext", "x.pdf", "-")


def info(pdf: bytes, folder: Path) -> str:
    return poppler(pdf, folder, "pdfinfo", "x.pdf")


@pytest.mark.slow
@pytest.mark.parametrize("sheet", [Sheet.PLAQUE_A4, Sheet.PLAQUE_A3])
def test_each_plaque_carries_its_own_code(honours, sheet, tmp_path):
    images = pages(PrintJob(honours[:3], sheet).pdf(), tmp_path)
    read = [[found.text for found in zxingcpp.read_barcodes(image)] for image in images]
    assert read == [[address(honour.code)] for honour in honours[:3]]


def test_a_plaque_hung_askew_is_read(honours, tmp_path):
    image = pages(PrintJob(honours[:1], Sheet.PLAQUE_A4).pdf(), tmp_path)[0]
    askew = image.rotate(17, expand=True, fillcolor="white", resample=Image.Resampling.BILINEAR)
    assert [found.text for found in zxingcpp.read_barcodes(askew)] == [address(honours[0].code)]


def test_a_sheet_of_labels_carries_all_codes(honours, tmp_path):
    images = pages(PrintJob(honours, Sheet.LABELS, skip=5).pdf(), tmp_path)
    read = [{found.text for found in zxingcpp.read_barcodes(image)} for image in images]
    codes = [address(honour.code) for honour in honours]
    assert read == [set(codes[:19]), set(codes[19:])]


@pytest.mark.parametrize("sheet", list(Sheet))
def test_a_code_is_large_and_of_level_q(honours, sheet, tmp_path):
    image = pages(PrintJob(honours[:1], sheet).pdf(), tmp_path)[0]
    (found,) = zxingcpp.read_barcodes(image)
    corners = found.position
    assert abs(corners.top_right.x - corners.top_left.x) / DPI * 25.4 >= 24.9
    assert abs(corners.bottom_left.y - corners.top_left.y) / DPI * 25.4 >= 24.9
    assert found.ec_level == "Q"


@pytest.mark.parametrize("sheet", list(Sheet))
def test_the_quiet_zone_is_empty(honours, sheet, tmp_path):
    image = pages(PrintJob(honours[:1], sheet).pdf(), tmp_path)[0].convert("L")
    (found,) = zxingcpp.read_barcodes(image)
    left, top = found.position.top_left.x, found.position.top_left.y
    right, bottom = found.position.bottom_right.x, found.position.bottom_right.y
    quiet = 3.5 * (right - left) / 33
    around = image.crop((int(left - quiet), int(top - quiet), int(right + quiet), int(bottom + quiet)))
    around.paste(255, (int(quiet) - 2, int(quiet) - 2, around.width - int(quiet) + 2, around.height - int(quiet) + 2))
    assert around.getextrema()[0] > 230


@pytest.mark.parametrize("sheet", list(Sheet))
def test_words_are_data_never_commands(honours, sheet, tmp_path):
    honour = honours[0]
    honour.merchant.title = honour.scheme.title = HOSTILE
    printed = text(PrintJob([honour], sheet).pdf(), tmp_path)
    assert re.sub(r"\s", "", printed).count(re.sub(r"\s", "", HOSTILE)) >= 2


def test_a_sign_the_font_lacks_spoils_nothing(honours, tmp_path):
    honours[0].merchant.title = "麻😀辣\ue000烫𰻞"
    assert len(pages(PrintJob(honours[:2], Sheet.PLAQUE_A4).pdf(), tmp_path, dpi=20)) == 2


def test_a_plaque_says_all_it_must(honours, tmp_path):
    honour = honours[0]
    printed = re.sub(r"\s", "", text(PrintJob([honour], Sheet.PLAQUE_A4).pdf(), tmp_path))
    facts = [honour.scheme.title, honour.merchant.title, honour.merchant.registered_name, honour.scheme.issuer]
    facts += [f"{day.year}年{day.month}月{day.day}日" for day in (honour.issued_on, honour.valid_to)]
    for fact in [*facts, honour.number, honour.code, f"/v/{honour.code}"]:
        assert re.sub(r"\s", "", fact) in printed


@pytest.mark.parametrize(("sheet", "size"), [(Sheet.PLAQUE_A4, (842, 595)), (Sheet.PLAQUE_A3, (1191, 842))])
def test_a_pdf_is_tagged_titled_and_of_its_size(honours, sheet, size, tmp_path):
    facts = info(PrintJob(honours[:1], sheet).pdf(), tmp_path)
    assert re.search(r"Tagged:\s+yes", facts)
    assert re.search(rf"Title:\s+牌匾：{honours[0].merchant}", facts)
    width, height = map(float, re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", facts).groups())
    assert (round(width), round(height)) == size


def test_the_largest_names_stay_on_their_sheet(honours, tmp_path):
    honour = honours[0]
    honour.merchant.title, honour.merchant.registered_name = "长" * 80, "名" * 120
    honour.scheme.title, honour.number = "荣" * 60, "9" * 40
    for sheet in Sheet:
        image = pages(PrintJob([honour], sheet).pdf(), tmp_path)[0]
        assert [found.text for found in zxingcpp.read_barcodes(image)] == [address(honour.code)]


def test_no_source_holds_data():
    """Everything variable comes from one JSON input."""
    for path in (*SOURCES.glob("*.typ"), SOURCES.parents[2] / "core/printing/typst/look.typ"):
        assert "eval(" not in path.read_text("utf-8")


@pytest.mark.slow
def test_three_hundred_plaques_are_one_pdf(tmp_path):
    honours = Honour.objects.filter(issued_on__isnull=False).select_related("merchant", "scheme")[:300]
    drawn = list(rows(honours))
    assert re.search(r"Pages:\s+300\b", info(typeset(drawn, Sheet.PLAQUE_A4, "全部"), tmp_path))


@pytest.mark.slow
def test_every_code_of_the_demo_is_read_from_its_label(tmp_path):
    honours = list(Honour.objects.select_related("merchant", "scheme"))
    images = pages(PrintJob(honours, Sheet.LABELS).pdf(), tmp_path)
    read = {found.text for image in images for found in zxingcpp.read_barcodes(image) if found.ec_level == "Q"}
    assert read == {address(honour.code) for honour in honours}
