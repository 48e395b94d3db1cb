"""From honours to a PDF. What people wrote reaches the typesetter as data, so nothing in it is ever a command."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from core.printing.pdf import compile_pdf
from core.printing.qr import qr_image
from core.verification.codes import address, format_code
from honours.models import Honour

_SOURCES = Path(__file__).parent / "typst"


class Sheet(StrEnum):
    """What is printed, on which paper."""

    PLAQUE_A4 = "plaque-a4"
    PLAQUE_A3 = "plaque-a3"
    LABELS = "labels"


@dataclass(frozen=True)
class PrintedRow:
    """One plaque or label, in the words to be printed."""

    scheme: str
    unit: str
    registered: str
    issuer: str
    number: str
    issued_on: str
    validity: str
    code: str
    url: str
    address: str
    hint: str
    qr: str
    qr_ratio: float


def rows(honours: Iterable[Honour]) -> Iterator[PrintedRow]:
    """The words and the QR code of each honour; merchant and scheme should come with it."""
    for honour in honours:
        url = address(honour.code)
        image = qr_image(url)
        merchant, scheme = honour.merchant, honour.scheme
        yield PrintedRow(
            scheme=scheme.title,
            unit=merchant.title,
            registered="" if merchant.public_registered_name == merchant.title else merchant.public_registered_name,
            issuer=scheme.issuer,
            number=honour.number,
            issued_on=f"{honour.issued_on:%Y年%-m月%-d日}" if honour.issued_on else "",
            validity=f"至 {honour.valid_to:%Y年%-m月%-d日}" if honour.valid_to else "未注明有效期",
            code=format_code(honour.code),
            url=url,
            address=url.removeprefix(f"{urlsplit(url).scheme}://"),
            hint="扫二维码，或在浏览器里输入右边的网址，就知道这块牌现在是否有效；店名、地点、编号应与网页一致。",
            qr=image.svg,
            qr_ratio=image.ratio,
        )


def typeset(rows: Iterable[PrintedRow], sheet: Sheet, title: str, skip: int = 0) -> bytes:
    """A tagged PDF with its title; `skip` leaves the first labels of a used sheet empty."""
    kind, _, paper = sheet.partition("-")
    data = {"title": title, "paper": paper, "skip": skip, "rows": [asdict(row) for row in rows]}
    return compile_pdf(_SOURCES / f"{kind}.typ", data)
