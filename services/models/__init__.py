"""Service centres, what can be done there, who advises and who helps."""

from .advisers import ExpertAdviser
from .centres import ServiceCentrePage
from .charity_fund import Direction, FundPage, LedgerEntry
from .items import ServiceItemPage
from .platform import QualityPlatformPage
from .sections import ServicesIndexPage
from .volunteers import VolunteerTeam

__all__ = [
    "Direction",
    "ExpertAdviser",
    "FundPage",
    "LedgerEntry",
    "QualityPlatformPage",
    "ServiceCentrePage",
    "ServiceItemPage",
    "ServicesIndexPage",
    "VolunteerTeam",
]
