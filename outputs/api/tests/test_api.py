"""Programs read what people may read, and are told in a sentence what they asked for wrongly."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from core.models import Photo, is_restricted
from honours.history.states import HonourState
from honours.models import CreditListPage, Honour, HonourRollPage, Merchant
from lessons.models import LessonPage

pytestmark = pytest.mark.django_db

ROLL = "/api/v2/honours/?roll=honest-traders"
LESSON = "yu-fang-shi-wu-zhong-du"


def got(client, address: str) -> dict:
    response = client.get(address)
    assert response.status_code == 200, (address, response.content.decode())
    return response.json()


def all_of(client, address: str, name: str) -> list[dict]:
    """Everything, from answer to answer."""
    found, after = [], ""
    while True:
        part = got(client, f"{address}{'&' if '?' in address else '?'}limit=50{after and f'&after={after}'}")
        found += part["items"]
        if "next_after" not in part["meta"]:
            return found
        after = part["meta"]["next_after"]
        assert after == found[-1][name]


def test_all_public_pages_are_there_and_no_others(client):
    pages = Page.objects.live().filter(depth__gt=1).exclude(is_restricted()).order_by("id")
    found, offset = [], 0
    while part := got(client, f"/api/v2/pages/?limit=50&offset={offset}")["items"]:
        found += part
        offset += 50
    assert [(item["id"], item["title"]) for item in found] == [(page.pk, page.title) for page in pages]


def test_a_page_says_where_people_and_programs_read_it(client):
    lesson = LessonPage.objects.in_language().get(slug=LESSON)
    page = got(client, f"/api/v2/pages/{lesson.pk}/")
    assert page["summary"] == lesson.summary
    assert page["meta"]["html_url"].endswith(lesson.url)
    assert page["meta"]["markdown_url"].endswith(f"{lesson.url}index.md")
    assert page["meta"]["type"] == "lessons.LessonPage"


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("type=honours.HonourRollIndexPage&locale=zh-hans", ["荣誉榜"]),
        ("search=洪崖洞&type=spots.ScenicSpotPage&limit=1", ["洪崖洞"]),
        ("type=spots.ScenicSpotPage&order=-title&limit=1", None),
        ("locale=en&type=lessons.ReadingIndexPage&search=不会有的字词", []),
    ],
)
def test_pages_are_filtered(client, query, titles):
    found = [item["title"] for item in got(client, f"/api/v2/pages/?{query}")["items"]]
    assert found == titles if titles is not None else len(found) == 1


def test_pages_below_a_page(client):
    index = Page.objects.get(locale__language_code="zh-hans", slug="lessons")
    found = got(client, f"/api/v2/pages/?child_of={index.pk}")["items"]
    assert sorted(item["id"] for item in found) == sorted(index.get_children().live().values_list("pk", flat=True))


def test_a_closed_page_is_in_no_answer(client):
    index, lesson = (
        Page.objects.get(locale__language_code="zh-hans", slug="lessons"),
        LessonPage.objects.in_language().get(slug=LESSON),
    )
    PageViewRestriction.objects.create(page=index, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(f"/api/v2/pages/{lesson.pk}/").status_code == 404
    assert client.get(f"/api/v2/pages/?child_of={index.pk}").status_code == 400
    for query in (f"search={lesson.title}", "type=lessons.LessonPage", "order=title&limit=50"):
        assert LESSON not in client.get(f"/api/v2/pages/?{query}").content.decode()


def test_who_is_signed_in_gets_no_more(editor_client):
    index = Page.objects.get(locale__language_code="zh-hans", slug="lessons")
    PageViewRestriction.objects.create(page=index, restriction_type=PageViewRestriction.LOGIN)
    assert editor_client.get(f"/api/v2/pages/{index.pk}/").status_code == 404


def test_an_alias_of_a_closed_page_is_closed(client, home):
    lesson = LessonPage.objects.in_language().get(slug=LESSON)
    alias = lesson.create_alias(parent=home, update_slug="bie-ming")
    assert client.get(f"/api/v2/pages/{alias.pk}/").status_code == 200
    PageViewRestriction.objects.create(page=lesson, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(f"/api/v2/pages/{alias.pk}/").status_code == 404


def test_only_pictures_that_public_pages_show(client):
    shown = got(client, "/api/v2/pictures/?limit=50")
    assert shown["meta"]["total_count"] == Photo.objects.filter(is_open=True).count() > 0
    photo = Photo.objects.filter(is_open=True).first()
    assert {size["url"].partition("/media/")[2].partition("/")[0] for size in shown["items"][0]["sizes"]} == {"images"}
    assert "original_images" not in str(shown)
    Photo.objects.filter(pk=photo.pk).update(is_open=False)
    assert client.get(f"/api/v2/pictures/{photo.pk}/").status_code == 404


def test_merchants_are_read_from_key_to_key(client):
    found = all_of(client, "/api/v2/merchants/", "public_id")
    assert [item["public_id"] for item in found] == sorted(
        Merchant.objects.listed().values_list("public_id", flat=True)
    )


def test_a_merchant_tells_its_honours_as_of_today(client):
    honour = Honour.objects.public().select_related("merchant").first()
    address = f"/api/v2/merchants/{honour.merchant.public_id}/"
    assert [item["state"] for item in got(client, address)["honours"]] == [HonourState.VALID]
    honour.valid_to = timezone.localdate() - timedelta(days=1)
    honour.save()
    assert [item["state"] for item in got(client, address)["honours"]] == [HonourState.EXPIRED]


def test_an_unpublished_merchant_is_gone(client):
    merchant = Merchant.objects.listed().first()
    Merchant.objects.filter(pk=merchant.pk).update(live=False)
    assert client.get(f"/api/v2/merchants/{merchant.public_id}/").status_code == 404
    assert merchant.public_id not in str(all_of(client, "/api/v2/merchants/", "public_id"))


def test_hours_and_words_of_a_merchant_need_its_consent(client):
    merchant = Merchant.objects.listed().first()
    Merchant.objects.filter(pk=merchant.pk).update(
        opening="每天 10:00-22:00", intro="老店", show_opening=False, show_intro=False
    )
    said = got(client, f"/api/v2/merchants/{merchant.public_id}/")
    assert (said["opening"], said["intro"]) == ("", "")


def test_with_the_listing_closed_there_are_no_merchants(client):
    PageViewRestriction.objects.create(
        page=CreditListPage.objects.in_language().get(), restriction_type=PageViewRestriction.LOGIN
    )
    assert client.get("/api/v2/merchants/").status_code == 404
    assert client.get(f"/api/v2/merchants/{Merchant.objects.first().public_id}/").status_code == 404


def test_a_roll_is_that_of_its_day(client):
    address = "/api/v2/honours/?roll=safe-consumption-units"
    honour = Honour.objects.public().filter(scheme__roll__slug="safe-consumption-units").first()
    honour.withdrawn_on, honour.withdrawal_reason = timezone.localdate(), "不再符合"
    honour.save()
    assert got(client, address)["meta"]["total_count"] == 29
    then = all_of(client, f"{address}&on=2022-07-14", "number")
    assert len(then) == 30
    assert honour.number in [item["number"] for item in then]
    gone = {item["number"]: item for item in got(client, f"{address}&state=withdrawn")["items"]}
    assert {item["state"] for item in gone.values()} == {"withdrawn"}
    assert gone[honour.number]["withdrawal_reason"] == "不再符合"


def test_a_roll_is_filtered_as_its_page_is(client):
    everything = all_of(client, ROLL, "number")
    assert len(everything) == 300
    spot = all_of(client, f"{ROLL}&spot=hong-ya-dong", "number")
    assert 0 < len(spot) < 300
    assert got(client, f"{ROLL}&spot=nirgends")["items"] == []


def test_a_closed_roll_is_not_there(client):
    page = HonourRollPage.objects.in_language().get(slug="honest-traders")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(ROLL).status_code == 404


def test_the_code_on_a_plaque_is_nowhere(client):
    honour = Honour.objects.public().select_related("merchant").first()
    assert honour.code not in str(all_of(client, "/api/v2/honours/?roll=honest-traders", "number"))
    assert honour.code not in str(got(client, f"/api/v2/merchants/{honour.merchant.public_id}/"))


WRONG = [
    "/api/v2/pages/?limit=-1",
    "/api/v2/pages/?limit=51",
    "/api/v2/pages/?limit=",
    "/api/v2/pages/?limit=５",
    "/api/v2/pages/?limit=1&limit=2",
    "/api/v2/pages/?offset=100000000000000000000",
    "/api/v2/pages/?offset=10001",
    "/api/v2/pages/?fields=*",
    "/api/v2/pages/?search=%00",
    "/api/v2/pages/?search=",
    "/api/v2/pages/?search=" + "洪" * 65,
    "/api/v2/pages/?type=auth.User",
    "/api/v2/pages/?type=wagtailcore.Page",
    "/api/v2/pages/?order=random",
    "/api/v2/pages/?order=owner",
    "/api/v2/pages/?locale=fr",
    "/api/v2/pages/?child_of=root",
    "/api/v2/pages/?child_of=999999",
    "/api/v2/pages/?site=localhost",
    "/api/v2/pages/1/?fields=*",
    "/api/v2/pages/?format=api",
    "/api/v2/pictures/?title=x",
    "/api/v2/merchants/?after='or",
    "/api/v2/merchants/?credit_code=9",
    "/api/v2/honours/",
    "/api/v2/honours/?roll=%00",
    f"{ROLL}&on=2022-13-01",
    f"{ROLL}&on=heute",
    f"{ROLL}&state=pending",
    f"{ROLL}&after=%00",
    "/api/v2/merchants/?" + "&".join(f"p{each}=1" for each in range(900)),
]


@pytest.mark.parametrize("address", WRONG)
def test_a_wrong_parameter_is_refused_with_a_sentence(client, address):
    response = client.get(address)
    assert response.status_code == 400
    message = response.json()["message"]
    assert message.endswith("。")
    assert any("\u4e00" <= sign <= "\u9fff" for sign in message)


@pytest.mark.parametrize(
    "q",
    [
        '"',
        '"""(',
        "%25",
        "_",
        "' OR 1=1 --",
        "*",
        "(",
        "NEAR(",
        "\ud83c\udf5c".encode("utf-16", "surrogatepass").decode("utf-16"),
        "\u202e",
    ],
)
@pytest.mark.parametrize("address", ["/api/v2/pages/?search={}", "/api/v2/merchants/?q={}", f"{ROLL}&q={{}}"])
def test_odd_words_never_break_a_search(client, address, q):
    assert client.get(address.format(q)).status_code in (200, 400)


@pytest.mark.parametrize(
    "address",
    [
        "/api/v2/pages/999999999999999999999999/",
        "/api/v2/pages/1/",
        "/api/v2/merchants/zzzzzzzz/",
        "/api/v2/merchants/x/",
        "/api/v2/honours/?roll=none",
        "/api/v2/none/",
        "/api/v2/",
        "/api/v2/pages/find/?html_path=/lessons/",
        "/api/v2/documents/",
    ],
)
def test_what_is_not_there_is_said_in_json(client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert response.json()["message"]


@pytest.mark.parametrize("address", ["/api/v2/pages/", "/api/v2/merchants/", "/api/v2/pictures/1/"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_nothing_can_be_written(client, address, method):
    assert getattr(client, method)(address).status_code == 405


@pytest.mark.parametrize("accept", ["text/html", "application/xml", "*/*", "x"])
def test_json_whatever_is_accepted(client, accept):
    response = client.get("/api/v2/pages/?limit=1", headers={"accept": accept})
    assert response["Content-Type"].startswith("application/json")
    assert response["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    "address", ["/api/v2/pages/?limit=50", "/api/v2/pictures/?limit=50", "/api/v2/merchants/?limit=50", ROLL, "/api/"]
)
def test_it_takes_few_queries_and_no_cookie(client, address, django_assert_max_num_queries):
    client.get(address)
    with django_assert_max_num_queries(12):
        response = client.get(address)
    assert not response.cookies


def test_people_can_read_what_there_is(client):
    text = client.get("/api/").content.decode()
    for words in ("/api/v2/merchants/{public_id}/", "next_after", "openapi.json", "一次最多 50 条"):
        assert words in text


def test_its_examples_work(client):
    from outputs.api.description import OPERATIONS

    for operation in OPERATIONS:
        if operation.example:
            assert got(client, operation.example)["items"], operation.example
