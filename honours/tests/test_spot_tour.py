"""Shops in walking order, from what their addresses say."""

import pytest

from honours.merchants.spot_tour import WIDTH, floor_of, sketch, tour
from honours.models import Honour, Merchant


def held(*addresses):
    """One honour each of shops at these addresses, in this order."""
    return [
        Honour(merchant=Merchant(pk=number, title=address, address=address), merchant_id=number)
        for number, address in enumerate(addresses, 1)
    ]


@pytest.mark.parametrize(
    ("name", "floor"),
    [("洪崖洞三层 B区", 3), ("洪崖洞十一层", 11), ("二十层", 20), ("十楼", 10), ("商场 2F", 2), ("临江路", 0)],
)
def test_a_floor_is_read(name, floor):
    assert floor_of(name) == floor


def test_floors_from_below_then_numbers():
    way = tour(held("洞十一层 E区-2", "洞三层 B区-10", "", "洞三层 B区-9", "洞一层 A区-001"))
    assert [stretch.name for stretch in way] == ["洞一层 A区", "洞三层 B区", "洞十一层 E区", ""]
    order = [stop.merchant.address for stretch in way for stop in stretch.stops]
    assert order == ["洞一层 A区-001", "洞三层 B区-9", "洞三层 B区-10", "洞十一层 E区-2", ""]
    assert [stop.place for stretch in way for stop in stretch.stops] == [1, 2, 3, 4, 5]


def test_house_numbers_and_their_parts():
    way = tour(held("民权路12号附2号", "民权路9号", "民权路12号附1号"))
    assert [stop.merchant.address for stop in way[0].stops] == ["民权路9号", "民权路12号附1号", "民权路12号附2号"]


def test_a_shop_with_two_honours_is_one_stop():
    honours = held("一层-1") + held("一层-1")
    way = tour(honours)
    assert len(way[0].stops) == 1
    assert way[0].stops[0].honours == honours


@pytest.mark.parametrize("number", [1, 9, 60])
def test_every_shop_has_its_window_inside_the_sketch(number):
    way = tour(held(*(f"{'一二三四五六七八'[n % 8]}层 A区-{n}" for n in range(number))))
    drawn = sketch(way)
    windows = [window for terrace in drawn.terraces for window in terrace.windows]
    assert sorted(window.place for window in windows) == list(range(1, number + 1))
    assert len({(window.x, window.y) for window in windows}) == number
    assert all(window.x + 27 <= WIDTH and window.y + 32 <= drawn.height for window in windows)
    tops = [terrace.y for terrace in drawn.terraces]
    assert tops == sorted(tops)


@pytest.mark.django_db
def test_the_spot_page_lists_what_its_sketch_shows(client):
    page = client.get("/spots/hong-ya-dong/").content.decode()
    assert page.count('class="sketch__window"') == page.count('class="walk__place"') > 12
    assert page.index("洪崖洞一层") < page.index("洪崖洞十一层 示例E区</h3>")
