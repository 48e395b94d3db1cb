"""The workbook that editors fill in: text cells, lists to choose from, an example and a page of explanations."""

from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from .choices import Choices
from .columns import COLUMNS, NAMES, REQUIRED
from .explanations import LINES
from .writing import WIDTHS

ROWS = 2000  # rows that are prepared
_EXAMPLE = {
    "number": "示例-001",
    "title": "某某火锅店",
    "registered_name": "重庆某某餐饮管理有限公司",
    "credit_code": "（照营业执照填 18 位代码）",
    "kind": "企业",
    "address": "某某路 1 号",
    "issued_on": "2026-03-15",
}
_CHOSEN = ("scheme", "kind", "trade", "spot")


def write_template(out: BinaryIO) -> None:
    """Write the workbook with today's schemes, trades and spots."""
    choices = Choices.load()
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "名单"
    _fill_sheet(sheet, choices)
    _add_lists(book, sheet, choices)
    _add_explanations(book)
    book.save(out)


def _fill_sheet(sheet: Any, choices: Choices) -> None:
    sheet.append(NAMES)
    first = {name: next(iter(getattr(choices, name).labels.values()), "") for name in ("scheme", "trade", "spot")}
    sheet.append([(_EXAMPLE | first).get(column.field, "") for column in COLUMNS])
    for place, column in enumerate(COLUMNS, start=1):
        heading = sheet.cell(1, place)
        heading.font = Font(bold=True, color="9C0006" if column.field in REQUIRED else "000000")
        heading.fill = PatternFill("solid", fgColor="F2F2F2")
        sheet.column_dimensions[get_column_letter(place)].width = WIDTHS[place - 1]
        for line in range(2, ROWS + 2):
            sheet.cell(line, place).number_format = "@"
        sheet.cell(2, place).font = Font(italic=True, color="808080")
    sheet.freeze_panes = "A2"


def _add_lists(book: Workbook, sheet: Any, choices: Choices) -> None:
    """Names to choose from, kept on a sheet of their own because a rule holds only 255 characters."""
    names = book.create_sheet("可选项")
    for place, field in enumerate(_CHOSEN, start=1):
        labels = list(getattr(choices, field).labels.values())
        column = next(column for column in COLUMNS if column.field == field)
        for line, label in enumerate([column.name, *labels], start=1):
            names.cell(line, place, label)
        names.column_dimensions[get_column_letter(place)].width = 28
        letter, target = get_column_letter(place), get_column_letter(COLUMNS.index(column) + 1)
        rule = DataValidation(
            "list", formula1=f"可选项!${letter}$2:${letter}${max(len(labels), 1) + 1}", allow_blank=True
        )
        rule.error, rule.errorTitle, rule.showErrorMessage = f"请从下拉列表里选一个{column.name}。", "没有这一项", True
        rule.add(f"{target}2:{target}{ROWS + 1}")
        sheet.add_data_validation(rule)


def _add_explanations(book: Workbook) -> None:
    page = book.create_sheet("填写说明")
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 20, 90
    for name, text in LINES:
        page.append([name, text])
    for name, text in page.iter_rows():
        name.font = Font(bold=True)
        name.alignment = text.alignment = Alignment(wrap_text=True, vertical="top")
