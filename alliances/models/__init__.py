"""Alliances, their members and meetings; scenic areas; the five themes; units and their pairings."""

from .alliances import AlliancePage
from .areas import AreaSpot, ScenicAreaPage
from .index import AllianceIndexPage
from .meetings import AllianceMeeting, AllianceMember
from .organisations import Organisation, UnitKind
from .partnerships import ContactPoint, PartnershipAgreement, PartnershipPage
from .themes import Theme, ThemeEntry, ThemesPage

__all__ = [
    "AllianceIndexPage",
    "AllianceMeeting",
    "AllianceMember",
    "AlliancePage",
    "AreaSpot",
    "ContactPoint",
    "Organisation",
    "PartnershipAgreement",
    "PartnershipPage",
    "ScenicAreaPage",
    "Theme",
    "ThemeEntry",
    "ThemesPage",
    "UnitKind",
]
