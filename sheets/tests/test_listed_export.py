"""The list of honours in the admin exports what is filtered, with the columns of the import."""

import csv
import io

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from honours.models import AwardScheme, Honour, Merchant
from sheets.columns import NAMES

pytestmark = pytest.mark.django_db


def listing() -> str:
    return reverse(Honour.snippet_viewset.get_url_name("list"))


def test_the_csv_holds_what_is_filtered(editor_client):
    scheme = AwardScheme.objects.get(roll__slug="safe-consumption-units", roll__locale__language_code="zh-hans")
    response = editor_client.get(listing(), {"scheme": scheme.pk, "export": "csv"})
    rows = list(csv.reader(io.StringIO(response.getvalue().decode("utf-8-sig"))))
    assert rows[0] == NAMES
    assert len(rows) - 1 == scheme.honours.count() == 30


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
