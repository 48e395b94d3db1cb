"""The lists of honours and merchants in the admin export what is filtered, with the columns of the import."""

import csv
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from honours.imports.columns import COLUMNS, NAMES
from honours.models import AwardScheme, Honour, Merchant

pytestmark = pytest.mark.django_db


def listing() -> str:
    return reverse(Honour.snippet_viewset.get_url_name("list"))


def test_the_csv_holds_what_is_filtered(editor_client):
    scheme = AwardScheme.objects.get(roll__slug="safe-consumption-units", roll__locale__language_code="zh-hans")
    response = editor_client.get(listing(), {"scheme": scheme.pk, "export": "csv"})
    rows = list(csv.reader(io.StringIO(response.getvalue().decode("utf-8-sig"))))
    assert rows[0] == NAMES
    assert len(rows) - 1 == scheme.honours.count()


def test_the_workbook_holds_what_is_searched(editor_client):
    merchant = Merchant.objects.filter(honours__isnull=False).first()
    number = merchant.honours.first().number
    response = editor_client.get(listing(), {"q": number, "export": "xlsx"})
    [heading, *rows] = CalamineWorkbook.from_filelike(io.BytesIO(response.getvalue())).get_sheet_by_index(0).to_python()
    assert heading == NAMES
    assert [row[NAMES.index("牌匾编号")] for row in rows] == [number]
    assert [row[NAMES.index("统一社会信用代码")] for row in rows] == [merchant.credit_code]


def test_the_list_offers_both(editor_client):
    page = editor_client.get(listing()).content.decode()
    assert "export=xlsx" in page and "export=csv" in page


@pytest.fixture
def shop() -> Merchant:
    """A merchant whose cells would act, or lose their digits."""
    shop = Merchant.objects.filter(spot__isnull=False, trade__isnull=False, credit_code__isnull=False).first()
    shop.title, shop.registered_name, shop.address = '=HYPERLINK("http://x")', "＠SUM(1)", "0012"
    shop.save()
    return shop


def merchants(client, kind: str, **chosen) -> tuple[list[str], list[list[str]]]:
    """Heading and rows of the list of merchants as it is exported."""
    address = reverse(Merchant.snippet_viewset.get_url_name("list"))
    content = b"".join(client.get(address, chosen | {"export": kind}))
    if kind == "csv":
        heading, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    else:
        heading, *rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    return heading, rows


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_merchants_leave_in_the_columns_of_the_import(editor_client, shop, kind):
    heading, rows = merchants(editor_client, kind, spot=shop.spot_id, trade=shop.trade_id)
    assert heading == [column.name for column in COLUMNS if column.of_merchant]
    assert len(rows) == Merchant.objects.filter(spot=shop.spot_id, trade=shop.trade_id).count()
    [row] = [row for row in rows if row[2] == shop.credit_code]
    address = "'0012" if kind == "csv" else "0012"
    assert row == [
        '\'=HYPERLINK("http://x")', "'＠SUM(1)", shop.credit_code, shop.get_kind_display(), shop.trade.title,
        shop.spot.title, address,
    ]  # fmt: skip


def test_merchants_codes_stay_text_when_edited(editor_client, shop):
    address = reverse(Merchant.snippet_viewset.get_url_name("list"))
    content = b"".join(editor_client.get(address, {"export": "xlsx", "spot": shop.spot_id}))
    sheet = load_workbook(io.BytesIO(content)).active
    assert {(row[2].data_type, row[2].number_format) for row in sheet.iter_rows(min_row=2) if row[2].value} == {
        ("s", "@")
    }
