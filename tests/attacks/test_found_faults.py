"""Requests that strangers found answered wrongly (16), each as it is served, twice.

The stalled sockets and the large upload of the same list are sent to a server of their own: `tests/slow_clients`; wrong
codes before true ones: `operations/security/tests/test_reader_pace.py`.
"""

import csv
import io
import json
import re
from urllib.parse import quote

import pytest

from core.models import Attachment
from honours.models import Honour

pytestmark = pytest.mark.django_db

ROLL = "/honours/honest-traders/"


def numbers(answer) -> list[str]:
    """The plaque numbers of a roll's page."""
    return re.findall(r"渝中诚信2022-\d+", "".join(re.findall(r"roll__number[^>]*>([^<]*)", answer.text)))


def test_a_roll_goes_on_behind_its_first_page(ask):
    first = numbers(ask(ROLL))
    after = f"{ROLL}?after={quote(first[-1])}"
    for _ in range(2):
        following = numbers(ask(after))
        assert following and not set(following) & set(first)


def test_the_list_of_merchants_reads_its_parameters(ask):
    whole = json.loads(ask("/api/v2/merchants/").text)
    for _ in range(2):
        one = json.loads(ask("/api/v2/merchants/?limit=1").text)
        assert [item["public_id"] for item in one["items"]] == [whole["items"][0]["public_id"]]
        following = json.loads(ask(f"/api/v2/merchants/?after={whole['meta']['next_after']}").text)
        assert following["meta"].get("next_after") != whole["meta"]["next_after"]
        assert following["items"] != whole["items"]


def test_a_kind_of_page_that_is_none_is_refused_as_promised(ask):
    answer = ask("/api/v2/pages/?type=AAA")
    assert answer.status == 400
    assert "type" in json.loads(answer.text)["message"]


@pytest.mark.parametrize("address", ["/honours/quality-front-runners/data.csv", f"{ROLL}data.csv?spot=zzz"])
def test_nothing_is_a_table_with_a_heading(ask, address):
    for _ in range(2):
        answer = ask(address)
        assert answer.status == 200
        assert len(list(csv.reader(io.StringIO(answer.text)))) == 1


def test_nobody_stands_behind_a_place_that_is_none(ask):
    answer = ask("/api/v2/honours/?roll=honest-traders&on=2022-03-01&after=X")
    assert (answer.status, json.loads(answer.text)["items"]) == (200, [])


def test_a_sign_in_without_its_token_uses_up_nobodys(ask):
    assert {ask("/account/sign-in/", "POST").status for _ in range(20)} == {403}
    assert ask("/account/sign-in/").status == 200


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        ("/bookclub/9999999999999999999/write", {}, 404),
        ("/healthz", {"HTTP_ACCEPT": "a"}, 200),
        ("/healthz", {"HTTP_ACCEPT": "a/b;q=x, */"}, 200),
    ],
)
def test_odd_numbers_and_headers_are_no_error_of_ours(ask, address, headers, status):
    assert ask(address, **headers).status == status


def test_a_document_names_no_encoding_that_is_none(ask):
    answer = ask(Attachment.objects.get(pk=1).url)
    assert answer.status == 200
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize(("address", "words"), [("/spots/", "没有保存"), ("/en/spots/", "nothing was saved")])
def test_a_form_without_its_token_is_refused_on_a_page_of_ours(ask, address, words):
    answer = ask(address, "POST")
    assert answer.status == 403
    assert words in answer.text


def test_what_is_no_character_set_is_the_senders_fault(ask):
    kind = "application/x-www-form-urlencoded; charset=rot13"
    assert ask("/v/report", "POST", b"a=b", CONTENT_TYPE=kind).status == 400


def test_to_trace_is_not_to_read(ask):
    assert ask(f"{ROLL}data.csv", "TRACE").status == 405


@pytest.mark.parametrize("shape", ["/v/{}/", "/v//{}", "/v/{}。", "/v/{})"])
def test_a_true_plaque_answers_however_its_address_ends(ask, shape):
    code = Honour.objects.public().first().code
    assert ask(shape.format(code)).status == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/admin/reviews/step/9999999999999999999/", 404),
        ("/admin/reports/inspection/999999999.xlsx", 404),
        ("/admin/documents/chooser/chosen-multiple/?id=abc", 400),
    ],
)
def test_an_editor_is_told_too(editor_client, address, status):
    assert editor_client.get(address).status_code == status
