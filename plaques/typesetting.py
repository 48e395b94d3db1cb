"""From honours to a PDF. What people wrote reaches the typesetter as data, so nothing in it is ever a command."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import typst

from honours.models import Honour

from .codes import address, grouped
from .fonts import font_folder
from .qr import qr_image

_SOURCES = Path(__file__).parent / "typst"


class Sheet(StrEnum):
    """What is printed, on which paper."""

    PLAQUE_A4 = "plaque-a4"
    PLAQUE_A3 = "plaque-a3"
    LABELS = "labels"


@dataclass(frozen=True)
class Row:
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


def rows(honours: Iterable[Honour]) -> Iterator[Row]:
    """The words and the QR code of each honour; merchant and scheme should come with it."""
    for honour in honours:
        url = address(honour.code)
        image = qr_image(url)
        merchant, scheme = honour.merchant, honour.scheme
        yield Row(
            scheme=scheme.title,
            unit=merchant.title,
            registered="" if merchant.public_registered_name == merchant.title else merchant.public_registered_name,
            issuer=scheme.issuer,
            number=honour.number,
            issued_on=f"{honour.issued_on:%Y年%-m月%-d日}" if honour.issued_on else "",
            validity=f"至 {honour.valid_to:%Y年%-m月%-d日}" if honour.valid_to else "长期，动态管理",
            code=grouped(honour.code),
            url=url,
            address=url.removeprefix(f"{urlsplit(url).scheme}://"),
            hint="扫二维码，或在浏览器里输入右边的网址，就知道这块牌现在是否有效；店名、地点、编号应与网页一致。",
            qr=image.svg,
            qr_ratio=image.ratio,
        )


def typeset(rows: Iterable[Row], sheet: Sheet, title: str, skip: int = 0) -> bytes:
    """A tagged PDF with its title; `skip` leaves the first labels of a used sheet empty."""
    kind, _, paper = sheet.partition("-")
    data = {"title": title, "paper": paper, "skip": skip, "rows": [asdict(row) for row in rows]}
    compiler = typst.Compiler(
        _SOURCES / f"{kind}.typ", root=_SOURCES, font_paths=[font_folder()], ignore_system_fonts=True
    )
    pdf = compiler.compile(format="pdf", sys_inputs={"data": json.dumps(data, ensure_ascii=False)})
    return cast("bytes", pdf)
