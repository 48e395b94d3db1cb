"""Alliances, their members and meetings; scenic areas; the five themes."""

from .alliances import AlliancePage
from .areas import AreaSpot, ScenicAreaPage
from .index import AllianceIndexPage
from .meetings import AllianceMeeting, AllianceMember
from .themes import Theme, ThemeEntry, ThemesPage

__all__ = [
    "AllianceIndexPage",
    "AllianceMeeting",
    "AllianceMember",
    "AlliancePage",
    "AreaSpot",
    "ScenicAreaPage",
    "Theme",
    "ThemeEntry",
    "ThemesPage",
]
