"""Base page, pictures, attachments and the facts of the site."""

from .attachments import Attachment
from .pages import BasePage, PageQuerySet, is_restricted, sections_below
from .photos import Photo, Rendition
from .site_facts import SiteFacts
from .written_once import WrittenOnce

__all__ = [
    "Attachment",
    "BasePage",
    "PageQuerySet",
    "Photo",
    "Rendition",
    "SiteFacts",
    "WrittenOnce",
    "is_restricted",
    "sections_below",
]
