"""What staff note about shops appears in no public answer: no page, search, feed, sitemap or download."""

import pytest

from alliances.campaigns.models import CampaignPage, CampaignSpot, Finding

from .test_privacy import OTHER_TREES, crawl

pytestmark = pytest.mark.django_db


@pytest.mark.slow
@pytest.mark.once
def test_no_finding_duty_or_complaint_is_public(client):
    secrets = {text for row in Finding.objects.values_list("shop", "text", "revisit") for text in row if text}
    secrets |= set(CampaignSpot.objects.exclude(post="").values_list("post", flat=True))
    CampaignSpot.objects.filter(complaints=5).update(complaints=98765)
    secrets.add("98765")
    assert len(secrets) > 20
    visited = set()
    for address, text in crawl(client, "/", past=("/credit/", *OTHER_TREES), at_most=600):
        visited.add(address)
        assert not [secret for secret in secrets if secret in text], address
    assert {campaign.url for campaign in CampaignPage.objects.in_language("zh-hans").live()} <= visited


def test_search_finds_none_of_it(client):
    for finding in Finding.objects.all():
        text = client.get("/search/", {"q": finding.text[:5]}).content.decode()
        assert finding.shop not in text
        assert finding.text[:8] not in text  # more than the words typed, which the page repeats
