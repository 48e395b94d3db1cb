"""Service centres, what can be done there, who advises and who helps."""

from .advisers import ExpertAdviser
from .centres import ServiceCentrePage
from .items import ServiceItemPage
from .platform import QualityPlatformPage
from .sections import ServicesIndexPage
from .volunteers import VolunteerTeam

__all__ = [
    "ExpertAdviser",
    "QualityPlatformPage",
    "ServiceCentrePage",
    "ServiceItemPage",
    "ServicesIndexPage",
    "VolunteerTeam",
]
