"""Nothing is a set too: a day before anything, unknown filters, beyond the last page. No error, and data is no HTML."""

import csv
import io
import json

import pytest

from honours.models import HonourRollPage
from honours.rolls.filters import RollFilter

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ROLL = "/honours/honest-traders/"
#: Filters under which a roll holds nothing.
NOTHING = [
    "spot=zzz",
    "trade=zzz",
    "spot=zzz&trade=zzz&state=notice",
    "state=zzz",
    "state=pending",
    "on=1900-01-01",
    "on=0001-01-01",
    "on=2021-12-31&state=withdrawn",
    "q=zzzzzz",
    "q=zzz&on=1900-01-01",
    "spot=%00",
    "spot=9999999999999999999",
]
NO_DAY = [
    "on=zzz",
    "on=99999-01-01",
    "on=2022-13-01",
    "on=20220714",
    "on=2022-W28-4",
    "on=%00",
    "on=-1",
    "on=0000-01-01",
]
NO_PAGE = ["page=999", "page=0", "page=-1", "page=zzz", "page=9999999999999999999", "page=" + "9" * 4000, "page=%00"]
DATA = ["data.csv", "data.json", "data.csv-metadata.json"]
PAGED = [ROLL, "/credit/", "/news/", "/policies/", "/search/?q=面&kind=honours"]
EVERYTHING = [
    "spot=zzz&trade=zzz&state=zzz",
    "on=0001-01-01",
    "on=9999-12-31",
    "on=99999-01-01",
    "page=999",
    "page=%00",
]
EVERYTHING += ["kind=zzz&topic=zzz", "kind=%00&topic=%00", "screen=9999999999999999999", "screen=-1&all=1", "after=zzz"]
EVERYTHING += [
    "after=%00&before=%00",
    "before=0",
    "after=X&on=2022-03-01",
    "version=zzz&type=zzz",
    "all=1&page=2",
    "q=zzz",
]
LISTS = ["/", "/spots/", "/honours/", ROLL, "/credit/", "/lessons/yu-fang-shi-wu-zhong-du/", "/news/", "/policies/"]
LISTS += ["/activities/", "/search/", "/services/fund/", "/campaigns/", "/map/", "/alliances/jie-fang-bei/wall/", "/v/"]
LISTS += ["/honours/honest-traders/index.md", "/feeds/news.xml", "/calendar/activities.ics", "/sitemaps/news.xml"]
LISTS += ["/en/honours/honest-traders/", "/takeaway/"]


@pytest.mark.parametrize("query", NOTHING)
def test_a_roll_finds_nothing_in_every_shape(client, query):
    page = client.get(f"{ROLL}?{query}")
    assert page.status_code == 200
    assert "榜上没有找到" in page.content.decode()
    assert 'class="charts"' not in page.content.decode()
    table = client.get(f"{ROLL}data.csv?{query}")
    assert table.status_code == 200
    assert len(list(csv.reader(io.StringIO(table.content.decode("utf-8-sig"))))) == 1
    assert client.get(f"{ROLL}data.json?{query}").json()["名单"] == []
    assert client.get(f"{ROLL}data.csv-metadata.json?{query}").json()["tableSchema"]["columns"]


@pytest.mark.parametrize("query", NOTHING)
def test_filters_never_change_what_a_row_of_places_is(client, query, rf):
    scheme = HonourRollPage.objects.in_language().get(slug="honest-traders").scheme
    places = RollFilter.from_request(rf.get(f"/?{query}"), scheme).places
    assert list(places.filter(key__gt="X").order_by("key").values_list("key", "honour_id")) == []


@pytest.mark.parametrize("query", NO_DAY)
def test_what_is_no_day_is_refused_in_the_right_form(client, query):
    assert client.get(f"{ROLL}?{query}").status_code == 400
    assert client.get(f"/honours/?{query}").status_code == 400
    for name in DATA:
        answer = client.get(f"{ROLL}{name}?{query}")
        assert answer.status_code == 400
        assert answer["Content-Type"] == "application/json"
        assert "2022-07-14" in answer.json()["message"]


@pytest.mark.parametrize("address", PAGED)
@pytest.mark.parametrize("query", NO_PAGE)
def test_a_page_that_is_not_there_is_a_404(client, address, query):
    answer = client.get(f"{address}{'&' if '?' in address else '?'}{query}")
    assert answer.status_code == 404
    assert "12315" in answer.content.decode()


@pytest.mark.parametrize("query", EVERYTHING)
def test_no_list_breaks(client, query):
    for address in LISTS:
        answer = client.get(f"{address}{'&' if '?' in address else '?'}{query}")
        assert answer.status_code in (200, 400, 404), address
        is_data = not answer.headers["Content-Type"].startswith("text/html")
        assert is_data == address.endswith((".md", ".xml", ".ics")), address


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/news/?topic=zzz", "这个主题下还没有动态"),
        ("/news/?topic=%00", "这个主题下还没有动态"),
        ("/policies/?kind=zzz", "这一类还没有文件"),
        ("/policies/?state=zzz", "这一类还没有文件"),
        ("/activities/?kind=zzz", "这一类近期没有安排"),
    ],
)
def test_an_unknown_kind_finds_nothing(client, address, words):
    assert words in client.get(address).content.decode()


@pytest.mark.parametrize("address", ["/feeds/zzz.xml", "/calendar/zzz.ics", "/sitemaps/zzz.xml", "/zzz/index.md"])
def test_data_that_is_not_there_is_no_page(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert answer.json()["message"]


@pytest.mark.parametrize("name", DATA)
def test_the_data_of_no_roll(client, name):
    answer = client.get(f"/honours/zzz/{name}")
    assert answer.status_code == 404
    assert json.loads(answer.content)["message"]


API = ["pages/?type=AAA", "pages/?locale=zz", "pages/?child_of=9999999999999999999", "pages/?order=zz", "honours/"]
API += [
    "pages/?offset=9999999999",
    "pictures/?limit=0",
    "merchants/?after=zzz",
    "merchants/?limit=51",
    "merchants/?x=1",
]
API += ["honours/?roll=honest-traders&on=zzz", "honours/?roll=honest-traders&state=zzz", "pictures/?type=AAA"]
EMPTY = ["on=2022-03-01&after=X", "spot=zzz", "trade=zzz&after=X", "q=zzzzzz&after=X", "on=0001-01-01"]


@pytest.mark.parametrize("query", API)
def test_the_interface_refuses_what_it_does_not_know(client, query):
    answer = client.get(f"/api/v2/{query}")
    assert answer.status_code == 400
    assert answer.json()["message"]


@pytest.mark.parametrize("query", EMPTY)
def test_the_interface_finds_nothing(client, query):
    answer = client.get(f"/api/v2/honours/?roll=honest-traders&{query}")
    assert answer.status_code == 200
    assert answer.json()["items"] == []
