"""The wall shows what holds today, turns its pages by itself, and nobody without consent."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from alliances.display_walls.models import PledgePlate, PledgeTemplate, WallPage
from alliances.display_walls.models.walls import Turn
from honours.history.states import HonourState
from honours.models import Honour, Merchant
from spots.models import ScenicSpotPage

pytestmark = pytest.mark.django_db

WALL = "/alliances/jie-fang-bei/wall/"
TODAY = timezone.localdate


@pytest.fixture
def plate(home):
    return PledgePlate.objects.select_related("merchant")[0]


@pytest.mark.slow
@given(st.text(max_size=8), st.integers(0, 400), st.integers(10, 600))
def test_there_is_always_a_screenful_to_show(asked, total, seconds):
    turn = Turn.at(asked, total, seconds)
    assert 1 <= turn.number <= max(1, total)


def test_all_screenfuls_together_are_the_whole_list(client, home):
    wall = WallPage.objects.in_language().get(slug="wall", rows=12, url_path__contains="/jie-fang-bei/")
    valid = Honour.objects.public().in_state(HonourState.VALID, timezone.localdate())
    total = valid.filter(merchant__spot__slug__in=["jie-fang-bei", "yun-duan-zhi-yan", "ba-yi-lu-hao-chi-jie"])
    screens = -(-total.count() // wall.rows)
    pages = "".join(client.get(WALL, {"screen": number}).content.decode() for number in range(1, screens + 1))
    everything = client.get(WALL, {"all": "1"}).content.decode()
    for number in total.values_list("number", flat=True):
        assert number in pages
        assert number in everything


def test_it_asks_for_itself_again_without_a_script(client, home):
    response = client.get(WALL)
    assert response["Refresh"] == "30"
    assert b"<script" not in response.content
    assert "Refresh" not in client.get(WALL, {"all": "1"})


def test_a_withdrawn_honour_is_gone_from_the_wall(client, home):
    honour = Honour.objects.get(number="渝中放心2022-001")
    assert honour.number in client.get(WALL, {"all": "1"}).content.decode()
    honour.withdrawn_on, honour.withdrawal_reason = TODAY(), "演示"
    honour.save_revision().publish()
    assert honour.number not in client.get(WALL, {"all": "1"}).content.decode()


def test_the_trade_wall_holds_its_trade_alone(client, home):
    text = client.get("/alliances/yu-pai-fu-shi/wall/", {"all": "1"}).content.decode()
    clothes = Honour.objects.public().filter(merchant__trade__title="服装")
    others = Honour.objects.public().exclude(merchant__trade__title="服装")
    assert all(number in text for number in clothes.values_list("number", flat=True))
    assert not [number for number in others.values_list("number", flat=True) if number in text]


@pytest.mark.parametrize("change", ["expired", "not yet", "merchant hidden"])
def test_no_plate_without_a_standing_consent(client, editor_client, plate, change):
    shown = f"{plate.merchant}"
    honours = Honour.objects.filter(merchant=plate.merchant)
    honours.update(live=False)  # so that the name stands on the wall for its plate alone
    assert shown in client.get(WALL).content.decode()
    if change == "expired":
        PledgePlate.objects.update(expires_on=TODAY() - timedelta(days=1))
    elif change == "not yet":
        PledgePlate.objects.update(consent_on=TODAY() + timedelta(days=1))
    else:
        Merchant.objects.filter(pk=plate.merchant_id).update(live=False)
    assert shown not in client.get(WALL).content.decode()
    response = editor_client.get(f"/admin/plates/{plate.pk}/print/", follow=True)
    assert "不能打印亮牌" in response.content.decode()


def test_identity_needs_a_consent_of_its_own(plate):
    plate.shown_as = "示例身份"
    with pytest.raises(ValidationError) as refusal:
        plate.full_clean()
    assert "shown_consent_on" in refusal.value.message_dict
    plate.shown_consent_on = date(2026, 3, 15)
    plate.full_clean()


def test_identity_is_on_the_printed_plate_and_nowhere_public(client, editor_client, plate):
    PledgePlate.objects.filter(pk=plate.pk).update(shown_as="示例身份", shown_consent_on=date(2026, 3, 15))
    assert "示例身份" in editor_client.get(f"/admin/plates/{plate.pk}/print/").content.decode()
    client.logout()
    for address in (WALL, plate.merchant.get_absolute_url()):
        assert "示例身份" not in client.get(address).content.decode()
    assert client.get(f"/admin/plates/{plate.pk}/print/").status_code == 302


def test_a_signed_pledge_keeps_its_words(home, plate):
    pledge = PledgeTemplate.objects.get(pk=plate.pledge_id)
    assert not pledge.has_text  # the source names it without its text
    pledge.dos = "<ul><li>第一版</li></ul>"
    pledge.full_clean()  # filling in what was empty is no change
    pledge.save()
    pledge.dos = "<ul><li>改了</li></ul>"
    with pytest.raises(ValidationError, match="换一个版本号"):
        pledge.full_clean()


def test_editors_open_the_screens(editor_client, plate):
    for address in (
        "pledgeplate/",
        f"pledgeplate/edit/{plate.pk}/",
        "pledgetemplate/",
        f"pledgetemplate/edit/{plate.pledge_id}/",
    ):
        assert editor_client.get(f"/admin/snippets/display_walls/{address}").status_code == 200
    assert "打印亮牌" in editor_client.get("/admin/snippets/display_walls/pledgeplate/").content.decode()


def test_an_honour_column_in_a_spots_story_holds_its_newest(client, home):
    spot = ScenicSpotPage.objects.in_language().get(slug="hong-ya-dong")
    spot.body.append(("honour_column", {"title": "本处荣誉栏", "number": 3}))
    spot.save_revision().publish()
    text = client.get(spot.url).content.decode()
    column = text[text.index("本处荣誉栏") :].partition("</ul>")[0]
    assert column.count("<li>") == 3
    held = Honour.objects.public().filter(merchant__spot=spot).values_list("merchant__public_id", flat=True)
    assert all(any(one in item for one in held) for item in column.split("<li>")[1:])


def test_the_words_of_a_pledge_take_a_screenful_of_their_own(client, home):
    before = client.get(WALL, {"screen": 1}).context["turn"].total
    PledgeTemplate.objects.update(dos="<p>示例要求</p>")
    first, last = (client.get(WALL, {"screen": number}) for number in (1, before + 1))
    assert last.context["turn"].number == before + 1
    assert "示例要求" not in first.content.decode()
    assert "示例要求" in last.content.decode()
    assert "示例要求" in client.get(WALL, {"all": "1"}).content.decode()
