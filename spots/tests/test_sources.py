"""Every fact names where it comes from, or says that it is still to be checked."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from core.source_blocks import SourceBlock
from core.sourcing import Fact, SourceKind
from editing.inspection.registry import REGISTERED
from services.models import ServiceItemPage
from spots.models import ScenicSpotPage

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate


@pytest.fixture
def spot(home):
    return ScenicSpotPage.objects.in_language().get(slug="hong-ya-dong")


def source(*facts, kind=SourceKind.PUBLISHED, **given):
    empty = {"name": "景区公告", "is_partial": False, "link": "", "checked_on": None, "review_on": None}
    return ("source", empty | {"facts": [*facts], "kind": kind} | given)


def publish(page, *sources):
    page.sources = [*sources]
    page.save_revision().publish()


def read(client, page):
    return client.get(page.url).content.decode()


def test_a_fact_leads_to_its_source(client, spot):
    publish(spot, source(Fact.NAME), source(Fact.PRICE, link="https://example.org/a", checked_on=TODAY()))
    shown = read(client, spot)
    assert 'href="#source-2"' in shown.partition("门票")[2].partition("</dd>")[0]
    listed = shown.partition('id="source-2"')[2].partition("</li>")[0]
    assert 'href="https://example.org/a"' in listed and TODAY().isoformat() in listed
    assert "门票和收费" not in shown.partition("待核实：")[2].partition("</p>")[0]


def test_what_nobody_vouches_for_says_so_beside_it_and_below(client, spot):
    publish(spot, source(Fact.NAME))
    shown = read(client, spot)
    assert "待核实" in shown.partition("门票")[2].partition("</dd>")[0]
    assert "门票和收费" in shown.partition("待核实：")[2].partition("</p>")[0]


def test_what_is_proven_in_part_is_still_to_be_checked(client, spot):
    publish(spot, source(Fact.PRICE, is_partial=True))
    beside = read(client, spot).partition("门票")[2].partition("</dd>")[0]
    assert 'href="#source-1"' in beside and "待核实" in beside
    assert Fact.PRICE in spot.unsourced_facts()


def test_an_empty_fact_needs_no_source(client, spot):
    spot.ticket = ""
    publish(spot, source(Fact.NAME))
    assert Fact.PRICE not in spot.unsourced_facts() and Fact.PLACE in spot.unsourced_facts()


def test_what_is_invented_is_marked_where_it_stands(client, home):
    item = ServiceItemPage.objects.in_language().get(slug="fa-lv")
    assert "演示（虚构）" in read(client, item).partition("带什么材料")[2].partition("<ul")[0]


def test_the_three_languages_tell_it(client, spot):
    assert "待核實" in read(client, spot.get_translation(spot.locale.__class__.objects.get(language_code="zh-hant")))
    english = read(client, spot.get_translation(spot.locale.__class__.objects.get(language_code="en")))
    assert "Not yet verified:" in english and "People’s Daily Online" in english


def test_the_inspection_finds_both_kinds_of_doubt(spot):
    due = TODAY() + timedelta(days=3)
    publish(spot, source(*spot.sourced_facts, review_on=due))
    [finding] = [each for each in REGISTERED["sources"].find(TODAY()) if each.where == spot.title]
    assert finding.left == 3 and not finding.is_red
    publish(spot, source(Fact.NAME))
    [finding] = [each for each in REGISTERED["sources"].find(TODAY()) if each.where == spot.title]
    assert finding.is_red and "门票和收费" in finding.says


@pytest.mark.parametrize(
    "days",
    [{"checked_on": 1, "review_on": 9}, {"checked_on": -1, "review_on": -1}, {"review_on": -30, "checked_on": -2}],
)
def test_days_that_cannot_be_are_refused(days):
    given = {name: TODAY() + timedelta(days=far) for name, far in days.items()}
    block = SourceBlock()
    with pytest.raises(ValidationError):
        block.clean(block.normalize(source(Fact.NAME, **given)[1]))


def test_programs_read_the_same(client, spot):
    publish(spot, source(Fact.NAME, checked_on=TODAY()))
    text = client.get(f"{spot.url}index.md").content.decode()
    assert "待核实：地址" in text and f"- 名称 · 景区公告 · {TODAY():%Y-%m-%d}核对" in text
