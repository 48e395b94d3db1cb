"""Who answers for which place: one alliance each, shown on the spot's page; what is missing is reported."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Locale

from alliances.kinds import AllianceKind
from alliances.models import AllianceIndexPage, AllianceMeeting, AllianceMember, AlliancePage, AreaSpot, Organisation
from alliances.queries import places
from spots.models import ScenicSpotPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(home):
    return AllianceIndexPage.objects.in_language().get()


@pytest.fixture
def joint():
    return AlliancePage.objects.in_language().get(kind=AllianceKind.JOINT)


def spot(slug: str) -> ScenicSpotPage:
    return ScenicSpotPage.objects.in_language().get(slug=slug)


def test_every_spot_of_the_demo_has_one(home):
    answers = {place.spot.slug: place.alliance for place in places(Locale.get_default().pk)}
    assert len(answers) == 12
    assert all(answers.values())
    assert {slug for slug, one in answers.items() if one.kind == AllianceKind.JOINT} == {
        "jie-fang-bei",
        "yun-duan-zhi-yan",
        "ba-yi-lu-hao-chi-jie",
    }


@pytest.mark.parametrize("slug", ["hong-ya-dong", "yun-duan-zhi-yan"])
def test_the_page_and_the_table_name_the_same_alliance(client, home, slug):
    of_table = next(place.alliance for place in places(Locale.get_default().pk) if place.spot.slug == slug)
    of_spot = AlliancePage.objects.answering_for(spot(slug))[0]
    assert of_table == of_spot
    text = client.get(f"/spots/{slug}/").content.decode()
    assert of_spot.url in text
    assert "景区企业党组织" in text


def test_a_spot_without_a_public_alliance_falls_back_to_its_own_words(client, home):
    page = spot("hong-ya-dong")
    AlliancePage.objects.in_language().get(slug="hong-ya-dong").unpublish()
    text = client.get(page.url).content.decode()
    assert page.alliance in text
    assert "/alliances/hong-ya-dong/" not in text


def test_a_spots_own_alliance_goes_before_that_of_its_area(index, joint):
    page = spot("hong-ya-dong")
    joint.area.area_spots.add(AreaSpot(spot=page))
    joint.area.save()
    assert [one.kind for one in AlliancePage.objects.answering_for(page)] == [AllianceKind.SPOT, AllianceKind.JOINT]
    assert next(p.alliance for p in places(Locale.get_default().pk) if p.spot == page).kind == AllianceKind.SPOT


def test_a_second_alliance_for_a_place_is_refused(index, joint):
    with pytest.raises(ValidationError, match="只设一个联盟"):
        index.add_child(instance=AlliancePage(title="又一个", kind=AllianceKind.SPOT, spot=spot("hong-ya-dong")))
    with pytest.raises(ValidationError, match="只设一个联盟"):
        index.add_child(instance=AlliancePage(title="又一个", kind=AllianceKind.JOINT, area=joint.area))
    with pytest.raises(ValidationError, match="选择它负责的景点"):
        index.add_child(instance=AlliancePage(title="没有地方", kind=AllianceKind.SPOT))


def test_a_unit_used_by_an_alliance_cannot_vanish(editor_client, joint):
    unit = joint.members.first().unit
    editor_client.post(f"/admin/snippets/alliances/organisation/delete/{unit.pk}/")
    assert Organisation.objects.filter(pk=unit.pk).exists()


def test_the_trade_alliance_says_how_many_units_are_not_named(client, home):
    text = client.get("/alliances/yu-pai-fu-shi/").content.decode()
    assert "共10个单位" in text
    assert "列出4个" in text


def test_gaps_are_reported_and_filled(editor_client, home):
    address = "/admin/reports/places-with-gaps/"
    assert "十八梯" in editor_client.get(address).content.decode()
    assert "洪崖洞网红" not in editor_client.get(address).content.decode()
    alliance = AlliancePage.objects.in_language().get(slug="shi-ba-ti")
    alliance.plan_title = "十八梯治理方案"
    alliance.save()
    assert "十八梯" not in editor_client.get(address).content.decode()
    alliance.unpublish()
    text = editor_client.get(address, {"lacking": "alliance"}).content.decode()
    assert "十八梯" in text
    assert "长江索道" not in text


def test_an_overdue_meeting_is_reported_until_it_is_held(editor_client, home):
    address = "/admin/reports/overdue-meetings/"
    assert "渝派服饰" in editor_client.get(address).content.decode()
    assert "洪崖洞" not in editor_client.get(address).content.decode()
    assert editor_client.get(address, {"kind": "joint"}).status_code == 200
    alliance = AlliancePage.objects.in_language().get(slug="yu-pai-fu-shi")
    alliance.meetings.add(AllianceMeeting(held_on=date(2026, 11, 1), title="补开"))
    alliance.save()
    assert "渝派服饰" not in editor_client.get(address).content.decode()
    for form in ("xlsx", "csv"):
        assert editor_client.get(address, {"export": form}).status_code == 200


def test_no_person_fits_into_an_alliance(index):
    member = AllianceMember(
        alliance=AlliancePage.objects.in_language().first(), unit=Organisation.objects.last(), task="13800138000"
    )
    with pytest.raises(ValidationError, match="手机号"):
        member.full_clean()


def test_editors_open_every_form(editor_client, index, joint):
    for page in (index, joint, joint.area):
        assert editor_client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
    assert "5+主题" in editor_client.get("/admin/snippets/alliances/theme/").content.decode()


def test_the_five_themes_lead_somewhere(client, home):
    text = client.get("/alliances/themes/").content.decode()
    for title in ("机制提升", "质量提升", "服务提升", "素质提升", "信用提升"):
        assert title in text
    assert 'href="/honours/"' in text
