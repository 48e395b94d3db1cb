"""Binary workbooks as Excel writes them, record by record of [MS-XLSB]."""

import io
import struct
import zipfile
from dataclasses import dataclass, field
from typing import Any

_CONTENT = "application/vnd.ms-excel"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ERRORS = {"#N/A": 42, "#REF!": 23}
#: Fonts by number: plain, struck, raised, white.
PLAIN, STRUCK, RAISED, WHITE = range(4)
_COLORS = {WHITE: b"\x05\0\0\0\xff\xff\xff\xff"}  # a color of its own, without a tint


@dataclass
class Runs:
    """A text whose end stands in another font."""

    text: str
    font: int
    start: int


@dataclass
class Written:
    """A cell: what it holds, under which format, in which font; a formula's result with `is_formula`."""

    value: Any
    code: str = "General"
    font: int = PLAIN
    is_formula: bool = False


@dataclass
class Page:
    """A sheet; rows and columns count from 0."""

    name: str
    rows: list[list[Any]]
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)  # first and last row, first and last column
    state: int = 0


def record(kind: int, data: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = len(data)
    lengths = bytearray()
    while True:
        lengths.append(size & 0x7F | (0x80 if size > 0x7F else 0))
        size >>= 7
        if not size:
            return head + bytes(lengths) + data


def text(words: str) -> bytes:
    return struct.pack("<I", len(words)) + words.encode("utf-16-le")


def _font(number: int) -> bytes:
    signs, position = 8 * (number == STRUCK), 1 * (number == RAISED)
    color = _COLORS.get(number, b"\x07\x01\0\0\0\0\0\xff")
    return struct.pack("<HHHHBBBB", 220, signs, 400, position, 0, 2, 134, 0) + color + b"\0" + text("宋体")


def _styles(looks: list[tuple[str, int]]) -> bytes:
    codes = list(dict.fromkeys(code for code, _ in looks if code != "General"))
    numbers = {code: 164 + place for place, code in enumerate(codes)} | {"General": 0}
    parts = [record(278), record(615, struct.pack("<I", len(codes)))]
    parts += [record(44, struct.pack("<H", numbers[code]) + text(code)) for code in codes]
    parts += [
        record(616),
        record(611, struct.pack("<I", 4)),
        *(record(43, _font(each)) for each in range(4)),
        record(612),
    ]
    fill = struct.pack("<I", 0) + b"\x03\x40\0\0\0\0\0\xff\x03\x41\0\0\xff\xff\xff\xff" + bytes(48)
    parts += [record(603, struct.pack("<I", 1)), record(45, fill), record(604)]
    border = b"\0" + 5 * (b"\0\0\x01\0\0\0\0\0\0\0")
    parts += [record(613, struct.pack("<I", 1)), record(46, border), record(614)]
    style = [struct.pack("<5H", 0xFFFF, 0, 0, 0, 0) + b"\0\0\x10\x10\0\0"]
    parts += [record(626, struct.pack("<I", 1)), record(47, style[0]), record(627)]
    parts += [record(617, struct.pack("<I", len(looks)))]
    for code, font in looks:
        parts.append(record(47, struct.pack("<5H", 0, numbers[code], font, 0, 0) + b"\0\0\x10\x10\x3f\0"))
    return b"".join([*parts, record(618), record(279)])


def _cell(column: int, look: int, cell: Written, strings: list[bytes]) -> bytes:
    head, value = struct.pack("<II", column, look), cell.value
    formula = struct.pack("<HII", 0, 0, 0) if cell.is_formula else b""
    match value:
        case None:
            return record(1, head)
        case bool():
            return record(10 if cell.is_formula else 4, head + bytes([value]) + formula)
        case int() if not cell.is_formula and abs(value) < 1 << 28:
            return record(2, head + struct.pack("<i", value << 2 | 2))
        case int() | float():
            return record(9 if cell.is_formula else 5, head + struct.pack("<d", value) + formula)
        case Runs():
            strings.append(b"\x01" + text(value.text) + struct.pack("<IHH", 1, value.start, value.font))
        case str() if value in _ERRORS:
            return record(11 if cell.is_formula else 3, head + bytes([_ERRORS[value]]) + formula)
        case _ if cell.is_formula:
            return record(8, head + text(value) + formula)
        case _:
            strings.append(b"\0" + text(value))
    return record(7, head + struct.pack("<I", len(strings) - 1))


def _sheet(page: Page, looks: list[tuple[str, int]], strings: list[bytes]) -> bytes:
    width = max(map(len, page.rows))
    parts = [record(129), record(148, struct.pack("<4I", 0, len(page.rows) - 1, 0, width - 1))]
    columns = [record(60, struct.pack("<4IH", at, at, 2560, 0, 3)) for at in sorted(page.hidden_columns)]
    parts += [record(390), *columns, record(391)] if columns else []
    parts.append(record(145))
    for number, row in enumerate(page.rows):
        hidden = 16 if number in page.hidden_rows else 0
        parts.append(
            record(0, struct.pack("<IIHBBB", number, 0, 300, 0, hidden, 0) + struct.pack("<III", 1, 0, len(row) - 1))
        )
        for column, value in enumerate(row):
            cell = value if isinstance(value, Written) else Written(value)
            look = (cell.code, cell.font)
            if look not in looks:
                looks.append(look)
            parts.append(_cell(column, looks.index(look), cell, strings))
    merged = [record(176, struct.pack("<4I", *place)) for place in page.merged]
    parts.append(record(146))
    parts += [record(177, struct.pack("<I", len(merged))), *merged, record(178)] if merged else []
    return b"".join([*parts, record(130)])


def _links(targets: dict[str, tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="{key}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def xlsb(*pages: Page, active: int = 0, is_1904: bool = False) -> bytes:
    """A workbook of these sheets."""
    looks, strings = [("General", PLAIN)], list[bytes]()
    sheets = [_sheet(page, looks, strings) for page in pages]
    names = [
        record(156, struct.pack("<II", page.state, at + 1) + text(f"s{at}") + text(page.name))
        for at, page in enumerate(pages)
    ]
    view = record(158, struct.pack("<7IB", 0, 0, 9000, 9000, 600, 0, active, 0x78))
    facts = record(153, struct.pack("<II", int(is_1904), 0) + text(""))
    book = [record(131), facts, record(135), view, record(136), record(143), *names, record(144), record(132)]
    counts = struct.pack("<II", len(strings), len(strings))
    shared = b"".join([record(159, counts), *(record(19, each) for each in strings), record(160)])
    kinds = {"workbook": "sheet.binary.macroEnabled.main", "styles": "styles", "sharedStrings": "sharedStrings"}
    kinds |= {f"worksheets/sheet{at + 1}": "worksheet" for at in range(len(pages))}
    types = "".join(
        f'<Override PartName="/xl/{name}.bin" ContentType="{_CONTENT}.{kind}"/>' for name, kind in kinds.items()
    )
    targets = {f"s{at}": ("worksheet", f"worksheets/sheet{at + 1}.bin") for at in range(len(pages))}
    targets |= {"t1": ("styles", "styles.bin"), "t2": ("sharedStrings", "sharedStrings.bin")}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        made.writestr("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types">{rels}{types}</Types>')
        made.writestr("_rels/.rels", _links({"b": ("officeDocument", "xl/workbook.bin")}))
        made.writestr("xl/_rels/workbook.bin.rels", _links(targets))
        made.writestr("xl/workbook.bin", b"".join(book))
        made.writestr("xl/styles.bin", _styles(looks))
        made.writestr("xl/sharedStrings.bin", shared)
        for at, sheet in enumerate(sheets):
            made.writestr(f"xl/worksheets/sheet{at + 1}.bin", sheet)
    return out.getvalue()
