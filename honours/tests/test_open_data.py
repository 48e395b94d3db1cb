"""The open data of a roll: complete, checkable, harmless in a spreadsheet."""

import csv
import hashlib
import io
import re
from urllib.parse import urljoin

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
    assert (honour.number, "停止经营") in [(row["牌匾编号"], row["撤销原因"]) for row in rows]
    assert {row["状态"] for row in rows} == {"已撤销"}


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


def test_the_table_leads_to_its_day_terms_and_columns(client):
    response = client.get(f"{ROLL}data.csv?on=2022-07-14")
    address = re.fullmatch(r'<(\S+)>; rel="describedby"; type="application/csvm\+json"', response["Link"])[1]
    about = client.get(urljoin(ROLL, address)).json()
    assert about["dc:date"] == {"@value": "2022-07-14", "@type": "xsd:date"}
    assert "注明来源" in about["dc:rights"]
    assert urljoin(ROLL, about["url"]) == f"{ROLL}data.csv?on=2022-07-14"
    assert [column["titles"] for column in about["tableSchema"]["columns"]] == list(table(response)[0])


@pytest.mark.parametrize("start", ["", "/en", "/zh-hant"])
def test_each_row_leads_to_its_shop_by_a_full_address(client, start):
    columns = client.get(f"{start}{ROLL}data.csv-metadata.json").json()["tableSchema"]["columns"]
    kinds = {column["titles"]: column["datatype"] for column in columns}
    assert (kinds["商户页"], kinds["授予日期"], kinds["招牌名"]) == ("anyURI", "date", "string")
    in_csv = [row["商户页"] for row in table(client.get(f"{start}{ROLL}data.csv"))]
    assert in_csv == [row["商户页"] for row in client.get(f"{start}{ROLL}data.json").json()["名单"]]
    assert in_csv and all(re.fullmatch(r"http://testserver/credit/[0-9a-z]{8}/", each) for each in in_csv)
    assert client.get(in_csv[0]).status_code == 200


def test_figures_of_the_award_lead_to_the_roll_of_that_day(client):
    page = client.get("/news/rong-yu-shou-pai/").content.decode()
    for figure, roll in {"30家": "safe-consumption-units", "300户": "honest-traders"}.items():
        [address] = re.findall(rf'href="(/honours/{roll}/\?on=2022-07-14)"[^>]*>{figure}<', page)
        data = client.get(address.replace("?", "data.json?")).json()
        assert data["截至日期"] == "2022-07-14"
        assert len(data["名单"]) == int(figure[:-1])


@pytest.mark.parametrize("name", ["data.csv", "data.json", "data.csv-metadata.json"])
def test_a_wrong_day_is_a_400(client, name):
    assert client.get(f"{ROLL}{name}?on=never").status_code == 400
