"""A plain xlsx file, written row by row with flat memory; the same rows always give the same bytes."""

import re
import zipfile
from collections.abc import Iterable
from itertools import chain
from typing import BinaryIO
from xml.sax.saxutils import escape

_WHEN = (1980, 1, 1, 0, 0, 0)  # a zip entry must have a time; a fixed one keeps the bytes equal
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>'
    '<sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_LINKS}/styles" Target="styles.xml"/></Relationships>',
    # Style 1 is text, so that a program never turns a code into a number; style 2 is the bold heading.
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/></font>'
    '<font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>'
    "</styleSheet>",
}
_SHEET = "xl/worksheets/sheet1.xml"
_LOOKS_ENCODED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def write_xlsx(heading: list[str], rows: Iterable[list[str]], widths: list[int], out: BinaryIO) -> None:
    """Write one sheet of text cells under a frozen heading. Cells must hold no control characters."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, text in _PARTS.items():
            archive.writestr(_entry(name), _XML + text)
        with archive.open(_entry(_SHEET), "w", force_zip64=True) as sheet:
            sheet.write(_opening(widths).encode())
            for number, (style, cells) in enumerate(chain([(2, heading)], ((1, row) for row in rows)), start=1):
                sheet.write(_row(number, cells, style).encode())
            sheet.write(b"</sheetData></worksheet>")


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _WHEN)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _opening(widths: list[int]) -> str:
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width}" style="1" customWidth="1"/>'
        for place, width in enumerate(widths, start=1)
    )
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    views = f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
    return f'{_XML}<worksheet xmlns="{_MAIN}">{views}<cols>{columns}</cols><sheetData>'


def _encoded(text: str) -> str:
    """The text in XML; _x000D_ and its like would be read as the sign they stand for (ECMA-376, 22.9.2.19)."""
    return escape(_LOOKS_ENCODED.sub("_x005F_", text))


def _row(number: int, cells: list[str], style: int) -> str:
    written = "".join(
        f'<c r="{chr(65 + place)}{number}" s="{style}" t="inlineStr">'
        f'<is><t xml:space="preserve">{_encoded(text)}</t></is></c>'
        for place, text in enumerate(cells)
        if text
    )
    return f'<row r="{number}">{written}</row>'
