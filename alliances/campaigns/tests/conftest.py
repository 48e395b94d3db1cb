"""The demo's open campaign."""

import pytest

from alliances.campaigns.models import CampaignPage


@pytest.fixture
def campaign(home):
    return CampaignPage.objects.in_language().get(slug="2026-guo-qing")
