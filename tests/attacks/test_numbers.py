"""Numbers from outside (11): keys, years and pages beyond what a database or a calendar holds are 404 or 400."""

import re

import pytest
from django.db import DataError
from django.urls import get_resolver, reverse

from operations.security.out_of_range import OutOfRange
from tests.attacks.public_addresses import routes, walk

pytestmark = pytest.mark.django_db

#: Beyond 64 bits, beyond 32 bits, the largest of each, and more digits than Python reads.
HUGE = ["9999999999999999999", "9223372036854775808", "9223372036854775807", "2147483648", "9" * 30, "9" * 4400]
_NUMBER = re.compile(r"<(?:bigint|int):\w+>|\(\\d\+\)")
_WORD = re.compile(r"<(?:(?:str|slug|path):)?(\w+)>")
QUERIES = [
    "/admin/documents/chooser/chosen-multiple/?id={}",
    "/admin/images/chooser/chosen-multiple/?id={}",
    "/admin/choose-page/chosen-multiple/?id={}",
    "/admin/api/main/pages/?child_of={}",
    "/admin/api/main/pages/find/?id={}",
    "/admin/api/main/images/find/?id={}",
    "/admin/bulk/wagtailcore/page/delete/?id={}",
    "/admin/bulk/honours/merchant/delete/?id={}",
    "/admin/workflows/edit/1/?p={}",
    "/admin/reports/workflow/?date_from={}-01-01",
    "/admin/pages/?p={}",
    "/admin/users/?group={}",
    "/admin/login/?next={}",
]
WORDS = ["abc", "-1", "%00", "0001", "1e9", "1,abc", "١", "9999999999999999999", "0"]


def with_numbers(route: str, number: str) -> str:
    return "/" + _WORD.sub("x", _NUMBER.sub(number, route)).replace("$", "").replace("(.*)", "a.pdf")


NUMBERED = sorted(route for route in routes() if _NUMBER.search(route))
IN_ADMIN = sorted(
    route
    for route in walk(get_resolver().url_patterns)
    if route.startswith("admin/")
    and _NUMBER.search(route)
    and "(?P" not in route
    and "editing-sessions/release" not in route
)


@pytest.mark.parametrize("number", HUGE)
def test_no_public_address_holds_such_a_key(ask, number):
    assert len(NUMBERED) > 10
    for route in NUMBERED:
        answer = ask(with_numbers(route, number))
        assert answer.status in (302, 404, 405), route  # to sign in, or a form's own address


@pytest.mark.slow
@pytest.mark.parametrize("number", ["9999999999999999999", "2147483648"])
def test_no_address_of_the_admin_holds_it(editor_client, number):
    assert len(IN_ADMIN) > 100
    for route in IN_ADMIN:
        for answer in (editor_client.get(with_numbers(route, number)), editor_client.post(with_numbers(route, number))):
            assert answer.status_code in (302, 403, 404, 405), route


@pytest.mark.parametrize("address", QUERIES)
@pytest.mark.parametrize("word", WORDS)
def test_what_is_sent_along_to_the_admin(editor_client, address, word):
    assert editor_client.get(address.format(word)).status_code in (200, 302, 400, 404)


@pytest.mark.parametrize("year", ["999999999", "10000", "0000", "99999", "0", "9" * 5000])
def test_no_calendar_has_the_year(editor_client, year):
    assert editor_client.get(f"/admin/reports/inspection/{year}.xlsx").status_code == 404
    assert editor_client.get(f"/activities/{year}-01/").status_code == 404


@pytest.mark.parametrize("year", [1000, 9999])
def test_a_year_without_records_is_an_empty_sheet(editor_client, year):
    answer = editor_client.get(reverse("inspection:sheet", args=[year]))
    assert answer.status_code == 200
    answer.close()


@pytest.mark.parametrize("month", ["2026-13", "2026-00", "9999-99", "0001-01", "2026-1", "١٢٣٤-01"])
def test_no_calendar_has_the_month(ask, month):
    assert ask(f"/activities/{month}/").status == 404
    assert ask(f"/activities/{month}/poster/").status == 404


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("/?id=abc", ValueError("Field 'id' expected a number but got 'abd'.")),
        ("/?id=12", OverflowError("Python int too large to convert to SQLite INTEGER")),
        ("/", DataError("integer out of range")),
        ("/?id=99999999999999999999", ValueError("not enough values to unpack")),
        ("/?id=99999999999999999999", RuntimeError("out of range")),
    ],
)
def test_a_fault_of_our_own_stays_one(rf, address, fault):
    request = rf.get(address)
    request.resolver_match = None
    assert OutOfRange(lambda request: None).process_exception(request, fault) is None


def test_the_reason_is_in_words(editor_client):
    answer = editor_client.get("/admin/documents/chooser/chosen-multiple/?id=abc")
    assert answer.status_code == 400
    assert "编号或日期写得不对" in answer.content.decode()
