"""Campaign pages; their spots, findings and kept figures."""

from .archives import CampaignArchive
from .campaigns import CampaignIndexPage, CampaignPage
from .findings import Finding
from .scope import CampaignSpot

__all__ = ["CampaignArchive", "CampaignIndexPage", "CampaignPage", "CampaignSpot", "Finding"]
