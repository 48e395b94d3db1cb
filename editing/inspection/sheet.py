"""The year's sheet: a line for each check, a column for each month."""

from collections.abc import ItemsView, Iterable
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

from core.spreadsheets.escaping import escape_formula

from .models import MonthlyRecord
from .registry import REGISTERED

FIXED = ["检查项", "标准", "出处"]
RED = PatternFill("solid", fgColor="F8D7DA")
WIDTHS = {"A": 22, "B": 46, "C": 34}
NOT_INSPECTED = "—"


def of_year(year: int) -> BytesIO:
    """An xlsx file; a month without an inspection has a dash, not a nought."""
    book = Workbook()
    page = book.active
    page.title = f"{year}年"
    page.append([f"网站自查表（{year}年）：每月最后一次自查的不合格数"])
    page.append(FIXED + [f"{month}月" for month in range(1, 13)] + ["备注"])
    figures = {(one.check_key, one.month.month): one for one in MonthlyRecord.objects.filter(month__year=year)}
    for key, title in _checks(figures.values()):
        check = REGISTERED.get(key)
        facts = [title, check.threshold.rule, check.threshold.source] if check else [title, "这一项已经不查", ""]
        months = [figures.get((key, month)) for month in range(1, 13)]
        page.append([escape_formula(text) for text in facts] + [one.red if one else NOT_INSPECTED for one in months])
        for place, one in enumerate(months, start=len(FIXED) + 1):
            if one and one.red:
                page.cell(page.max_row, place).fill = RED
    _dress(page)
    file = BytesIO()
    book.save(file)
    file.seek(0)
    return file


def _checks(records: Iterable[MonthlyRecord]) -> ItemsView[str, str]:
    """The checks of today in their order, then those that only old records know."""
    today = sorted(REGISTERED.values(), key=lambda check: check.order)
    gone = {one.check_key: one.title for one in records if one.check_key not in REGISTERED}
    return ({check.key: check.title for check in today} | gone).items()


def _dress(page) -> None:
    """Wide enough to read, heads in bold, heads and first column in sight."""
    for column, width in WIDTHS.items():
        page.column_dimensions[column].width = width
    for row in page.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for row in (1, 2):
        for cell in page[row]:
            cell.font = Font(bold=True)
    page.freeze_panes = "B3"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
