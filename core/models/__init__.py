"""Base page, pictures, attachments and the facts of the site."""

from .attachments import Attachment
from .pages import BasePage, PageQuerySet, is_restricted, sections_below, sections_of
from .photos import Photo, Rendition
from .site_facts import SiteFacts
from .sourced import SourcedPage
from .versions import TranslationStatus, Version, tell_corrected
from .written_once import WrittenOnce

__all__ = [
    "Attachment",
    "BasePage",
    "PageQuerySet",
    "Photo",
    "Rendition",
    "SiteFacts",
    "SourcedPage",
    "TranslationStatus",
    "Version",
    "WrittenOnce",
    "is_restricted",
    "sections_below",
    "sections_of",
    "tell_corrected",
]
