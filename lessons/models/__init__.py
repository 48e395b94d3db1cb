"""Safety lessons, books and book-club cycles."""

from .books import Book
from .lessons import LessonIndexPage, LessonPage
from .readings import ReadingCyclePage, ReadingIndexPage

__all__ = ["Book", "LessonIndexPage", "LessonPage", "ReadingCyclePage", "ReadingIndexPage"]
