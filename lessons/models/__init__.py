"""Safety lessons, books and book-club cycles."""

from .books import Book
from .citations import CitedRule
from .gifts import GiftEntry
from .lessons import LessonIndexPage, LessonPage
from .readings import ReadingCyclePage, ReadingIndexPage

__all__ = ["Book", "CitedRule", "GiftEntry", "LessonIndexPage", "LessonPage", "ReadingCyclePage", "ReadingIndexPage"]
