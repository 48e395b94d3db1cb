"""Public totals equal the ledger's, whatever is in it; a closed campaign keeps its figures."""

import re
from datetime import date

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alliances.campaigns.kinds import Phase
from alliances.campaigns.models import CampaignArchive, CampaignPage, Finding
from alliances.campaigns.queries import Count3, Figures
from spots.models import ScenicSpotPage

pytestmark = pytest.mark.django_db

DAY = date(2026, 9, 20)
ENTRIES = st.lists(st.tuples(st.integers(0, 11), st.sampled_from(Phase.values), st.booleans()), max_size=25)
COUNTS = st.dictionaries(
    st.tuples(st.sampled_from("甲乙丙丁"), st.sampled_from(Phase.values)),
    st.integers(0, 99).flatmap(lambda found: st.builds(Count3, st.just(found), st.integers(0, found))),
)


def shown(page: str) -> dict[str, list[int]]:
    """The public table: the numbers of each line by its heading."""
    body = page[page.index("<tbody>") : page.index("</tfoot>")]
    return {
        re.search(r'<th scope="row">([^<]+)', line)[1]: [int(n) for n in re.findall(r"<td[^>]*>(\d+)</td>", line)]
        for line in body.split("<tr>")[1:]
    }


@pytest.mark.slow
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ENTRIES)
def test_the_public_page_equals_the_ledger(home, entries):
    campaign = CampaignPage.objects.in_language().get(slug="2027-chun-jie")
    Finding.objects.of(campaign).delete()
    spots = list(ScenicSpotPage.objects.in_language().order_by("path"))
    Finding.objects.bulk_create(
        Finding(
            campaign=campaign,
            spot=spots[place],
            phase=phase,
            shop="某店",
            text="某事",
            found_on=DAY,
            deadline=DAY,
            fixed_on=DAY if fixed else None,
        )
        for place, phase, fixed in entries
    )
    table = shown(Client().get(campaign.url).content.decode())
    for place, spot in enumerate(spots):
        expected = []
        for phase in Phase.values:
            here = [fixed for at, in_phase, fixed in entries if (at, in_phase) == (place, phase)]
            expected += [len(here), sum(here), len(here) - sum(here)]
        sums = [sum(expected[column::3]) for column in range(3)]
        assert table.get(spot.title, [0] * 12) == expected + sums
    fixed = sum(done for _, _, done in entries)
    assert table["合计"][-3:] == [len(entries), fixed, len(entries) - fixed]


@given(COUNTS, st.permutations("甲乙"))
def test_kept_figures_come_back_as_they_were(counts, order):
    figures = Figures.of(counts, list(order))
    assert Figures.from_json(figures.as_json()) == figures
    assert figures.total == sum(counts.values(), Count3())
    assert [spot for spot, _ in figures.rows][: len(order)] == list(order)


def test_a_closed_campaign_keeps_its_figures(editor_client, client, campaign):
    before = shown(client.get(campaign.url).content.decode())
    draft = campaign.latest_revision
    editor_client.post(f"/admin/campaigns/{campaign.pk}/archive/")
    assert CampaignArchive.objects.get(campaign=campaign).archived_by
    Finding.objects.of(campaign).delete()
    assert shown(client.get(campaign.url).content.decode()) == before
    draft.publish()  # an older draft brings no other figures back
    text = client.get(campaign.url).content.decode()
    assert shown(text) == before
    assert "最终数字" in text


def test_it_is_closed_once(editor_client, campaign):
    for _ in range(2):
        editor_client.post(f"/admin/campaigns/{campaign.pk}/archive/")
    assert CampaignArchive.objects.filter(campaign=campaign).count() == 1


def test_the_ledger_of_a_closed_campaign_cannot_be_typed_into(editor_client, campaign):
    editor_client.post(f"/admin/campaigns/{campaign.pk}/archive/")
    for screen in ("before/", "excel/"):
        response = editor_client.get(f"/admin/campaigns/{campaign.pk}/{screen}", follow=True)
        assert "不能再" in response.content.decode()
