"""What a reader is told, for every kind of code."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from core.verification.codes import format_code
from honours.models import Honour

pytestmark = pytest.mark.django_db

HOSTILE = [
    "%00",
    "MNPQR%0023456",
    "A" * 5000,
    "%25",
    "%E0%A4%A",
    "😀",
    "../",
    "..%2f..%2fetc",
    "a/b/c",
    "<script>",
    "'--",
]


def word(response) -> str:
    return re.search(r"<h1>(.*?)</h1>", response.content.decode())[1]


def test_a_valid_plaque(client, honour):
    response = client.get(f"/v/{honour.code}")
    page = response.content.decode()
    assert (response.status_code, word(response)) == (200, "有效")
    for fact in (honour.scheme.title, honour.merchant.title, honour.merchant.registered_name, honour.scheme.issuer):
        assert fact in page
    for fact in (honour.number, honour.merchant.spot.title, "2022年3月15日", format_code(honour.code)):
        assert fact in page
    assert f'href="{honour.merchant.get_absolute_url()}"' in page
    assert "verdict--valid" in page


def test_a_notice(client, noticed):
    response = client.get(f"/v/{noticed.code}")
    assert word(response) == "公示中"
    assert "店里不应挂这块牌" in response.content.decode()


def test_an_expired_plaque(client, expired):
    assert word(client.get(f"/v/{expired.code}")) == "已到期"


def test_a_withdrawal_shows_in_the_next_request(client, honour, today):
    address = f"/v/{honour.code}"
    assert word(client.get(address)) == "有效"
    honour.withdrawn_on, honour.withdrawal_reason = today, "不再符合评定标准"
    honour.save_revision().publish()
    response = client.get(address)
    assert word(response) == "已撤销"
    assert f"{today:%Y年%-m月%-d日}</time>撤销：不再符合评定标准" in response.content.decode()


def test_one_wrong_letter_is_no_plaque(client, honour):
    for place in range(10):
        wrong = "2" if honour.code[place] != "2" else "3"
        response = client.get(f"/v/{honour.code[:place]}{wrong}{honour.code[place + 1 :]}")
        assert (response.status_code, word(response)) == (404, "查无此牌")
    assert 'action="/v/report"' in response.content.decode()


@pytest.mark.parametrize("code", HOSTILE)
def test_a_hostile_code_is_no_plaque(client, code):
    assert client.get(f"/v/{code}").status_code == 404
    assert client.get("/v/", {"code": code}).status_code == 404


@pytest.mark.parametrize("hidden", ["honour", "merchant", "scheme"])
def test_what_is_no_longer_published_is_suspended(client, honour, hidden):
    record = honour if hidden == "honour" else getattr(honour, hidden)
    type(record).objects.filter(pk=record.pk).update(live=False)
    assert word(client.get(f"/v/{honour.code}")) == "暂停公开"


def test_a_typed_code_leads_to_its_page(client, honour):
    typed = f" {honour.code[:5].lower()}－{honour.code[5:].lower()} "
    assert client.get("/v/", {"code": typed})["Location"] == f"/v/{honour.code}"
    assert client.get(f"/v/{typed}").status_code == 200
    assert word(client.get("/v/")) == "查一块牌"


def test_every_answer_is_fresh_unindexed_and_without_cookie(client, honour):
    for address in (f"/v/{honour.code}", "/v/ABC", "/v/", "/v/report", "/v/reported"):
        response = client.get(address)
        assert response["Cache-Control"] == "no-store"
        assert response["X-Robots-Tag"] == "noindex"
        assert not response.cookies
        assert b"<script" not in response.content


def test_at_most_three_queries(client, honour, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        client.get(f"/v/{honour.code}")
    # Two more ask for what was public once, one for certificates, one for a redirect before the 404.
    with django_assert_max_num_queries(7):
        client.get("/v/AAAAAAAAAA")


def test_a_page_and_its_styles_are_light(client, honour, withdrawn):
    for address in (f"/v/{honour.code}", "/v/AAAAAAAAAA"):
        page = client.get(address).content
        styles = set(re.findall(rf'href="{settings.STATIC_URL}([^"#]+)', page.decode()))
        assert styles == {"css/tokens.css", "css/verify.css", "img/mark.svg", "img/icons.svg"}
        assert len(page) + sum(Path(finders.find(name)).stat().st_size for name in styles) < 20_000


def test_no_person_is_on_the_page(client):
    for code in Honour.objects.order_by("pk").values_list("code", flat=True)[:30]:
        page = client.get(f"/v/{code}").content.decode()
        assert not re.search(r"经营者|法定代表人|负责人|身份证|1[3-9]\d{9}", page)


def test_a_reader_abroad_gets_the_same_words(honour):
    response = Client(headers={"Accept-Language": "en"}).get(f"/v/{honour.code}")
    assert word(response) == "有效"
    assert 'href="/privacy/"' in response.content.decode()
