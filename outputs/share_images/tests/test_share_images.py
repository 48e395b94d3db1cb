"""The picture that a page is shared with says what the page says now, and shows nothing that is closed."""

import re
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image
from wagtail.models import PageViewRestriction

from core.models import SiteFacts
from honours.models import CreditListPage, Honour
from outputs.share_images.card import Card, Shape
from outputs.share_images.render import draw
from spots.models import ScenicSpotPage

pytestmark = pytest.mark.django_db

SPOT = "/spots/hong-ya-dong/"
PLAIN = Card("荣誉榜", "诚信个体工商户", "一句话。", "渝中放心游", "zh-hans")


@pytest.fixture(autouse=True)
def nothing_drawn():
    """No test finds what another drew."""
    for folder in _folders():
        for name in default_storage.listdir(folder)[1]:
            default_storage.delete_now(f"{folder}/{name}")


def _folders() -> list[str]:
    try:
        return [f"cards/{name}" for name in default_storage.listdir("cards")[0]]
    except FileNotFoundError:
        return []


def stored() -> list[str]:
    return sorted(name for folder in _folders() for name in default_storage.listdir(folder)[1])


def shared(client, address: str) -> list[str]:
    """The pictures that a page names, by path: wide, then square."""
    text = client.get(address).content.decode()
    return [urlsplit(url).path for url in re.findall(r'property="og:image" content="([^"]+)"', text)]


def opened(response) -> Image.Image:
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    return Image.open(BytesIO(response.content))


def test_a_page_names_a_wide_and_a_square_picture(client):
    wide, square = shared(client, SPOT)
    assert opened(client.get(wide)).size == (1200, 630)
    assert opened(client.get(square)).size == (600, 600)
    assert len(client.get(wide).content) < 200_000


def test_reading_a_page_draws_nothing(client):
    client.get(SPOT)
    assert stored() == []


def test_a_picture_is_drawn_once(client, monkeypatch):
    wide, _ = shared(client, SPOT)
    first = client.get(wide).content
    monkeypatch.setattr("outputs.share_images.stored.draw", lambda *args: pytest.fail("drawn again"))
    assert client.get(wide).content == first


def test_a_new_title_is_a_new_picture_and_the_old_one_goes(client):
    (before, _), spot = shared(client, SPOT), ScenicSpotPage.objects.in_language().get(slug="hong-ya-dong")
    client.get(before)
    spot.title = "洪崖洞民俗风貌区"
    spot.save_revision().publish()
    after, _ = shared(client, SPOT)
    assert after != before
    moved = client.get(before)
    assert (moved.status_code, urlsplit(moved["Location"]).path) == (302, after)
    opened(client.get(after))
    assert len(stored()) == 1


def test_what_may_become_old_is_not_drawn(client):
    honour = Honour.objects.public().select_related("merchant").first()
    address = honour.merchant.get_absolute_url()
    before = shared(client, address)
    honour.withdrawn_on, honour.withdrawal_reason = timezone.localdate(), "不再符合"
    honour.save()
    assert shared(client, address) == before


def test_merchants_are_drawn_and_not_stored(client):
    merchant = Honour.objects.public().first().merchant
    wide, square = shared(client, merchant.get_absolute_url())
    assert opened(client.get(square)).size == (600, 600)
    assert stored() == []
    type(merchant).objects.filter(pk=merchant.pk).update(live=False)
    assert client.get(wide).status_code == 404


def test_a_closed_page_has_no_picture_even_if_it_had_one(client):
    wide, _ = shared(client, SPOT)
    client.get(wide)
    page = ScenicSpotPage.objects.in_language().get(slug="hong-ya-dong")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(wide).status_code == 404
    assert client.get(f"/media/cards/{page.pk}/{stored()[0]}").status_code == 404


def test_with_the_listing_closed_merchants_have_none(client):
    wide, _ = shared(client, Honour.objects.public().first().merchant.get_absolute_url())
    page = CreditListPage.objects.in_language().get()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(wide).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/cards/999999999999999999/wide-0123456789ab.png",
        "/cards/1/wide-0123456789ab.png",
        "/cards/fr/abcdefgh/wide-0123456789ab.png",
        "/cards/zh-hans/abcdefgh/square-0123456789ab.png",
        "/cards/5/tall-0123456789ab.png",
        "/cards/5/wide-../../x.png",
    ],
)
def test_other_addresses_are_not_there(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("title", ['#panic("x")', "*_`$ \\ <b>", "“引号”与\u202e反向", "𰻝𰻝面", "字" * 200, " "])
def test_no_title_is_a_command_or_breaks_the_drawing(title):
    card = Card("", title, title, "渝中放心游", "zh-hans")
    assert Image.open(BytesIO(draw(card, Shape.WIDE))).size == (1200, 630)


def test_the_same_card_is_the_same_picture():
    assert draw(PLAIN, Shape.SQUARE) == draw(PLAIN, Shape.SQUARE)


def test_every_word_counts_for_the_name():
    from dataclasses import fields, replace

    changed = {replace(PLAIN, **{field.name: 7 if field.name == "picture" else "别的"}).name for field in fields(Card)}
    assert len(changed | {PLAIN.name}) == len(fields(Card)) + 1


def test_the_name_of_the_site_is_on_it(client, settings):
    before = shared(client, SPOT)
    settings.WAGTAIL_SITE_NAME = "另一个名字"
    SiteFacts.objects.update(motto="又一句")  # what is kept of the page goes
    assert shared(client, SPOT) != before
