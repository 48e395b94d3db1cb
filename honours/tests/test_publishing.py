"""The open data of a roll: complete, checkable, harmless in a spreadsheet."""

import csv
import hashlib
import io

import pytest
from django.utils import timezone

from honours.models import Honour

pytestmark = pytest.mark.django_db

ROLL = "/honours/safe-consumption-units/"


def table(response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_the_table_has_the_rows_of_the_day(client):
    rows = table(client.get(f"{ROLL}data.csv?on=2022-07-14"))
    assert len(rows) == 30
    assert {row["状态"] for row in rows} == {"有效"}
    assert not [name for name in rows[0] for word in ("经营者", "姓名", "电话", "手机", "身份证") if word in name]


def test_filters_hold_for_data_too(client):
    honour = Honour.objects.filter(scheme__roll__slug="safe-consumption-units").first()
    honour.withdrawn_on, honour.withdrawal_reason = timezone.localdate(), "停止经营"
    honour.save()
    rows = client.get(f"{ROLL}data.json?state=withdrawn").json()["名单"]
    assert [(row["牌匾编号"], row["撤销原因"]) for row in rows] == [(honour.number, "停止经营")]


def test_who_has_it_already_gets_a_304(client):
    response = client.get(f"{ROLL}data.json")
    assert response["ETag"] == f'"{hashlib.sha256(response.content).hexdigest()}"'
    assert client.get(f"{ROLL}data.json", headers={"if-none-match": response["ETag"]}).status_code == 304
    assert client.get(f"{ROLL}data.json?on=2022-07-14", headers={"if-none-match": response["ETag"]}).status_code == 200


def test_a_name_that_looks_like_a_formula_stays_text(client):
    honour = Honour.objects.filter(scheme__roll__slug="safe-consumption-units").first()
    honour.merchant.title = '=HYPERLINK("http://evil")'
    honour.merchant.save()
    names = [row["招牌名"] for row in table(client.get(f"{ROLL}data.csv"))]
    assert '\'=HYPERLINK("http://evil")' in names


@pytest.mark.parametrize("name", ["data.csv", "data.json"])
def test_a_wrong_day_is_a_400(client, name):
    assert client.get(f"{ROLL}{name}?on=never").status_code == 400
