"""Quizzes on lessons: questions that explain themselves, marked without knowing who answers."""

from django.apps import AppConfig


class QuizzesConfig(AppConfig):
    name = "quizzes"
    verbose_name = "小测"
