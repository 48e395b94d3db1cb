"""Safety lessons and the book club."""

from django.apps import AppConfig


class LessonsConfig(AppConfig):
    name = "lessons"
    verbose_name = "课堂与读书"
