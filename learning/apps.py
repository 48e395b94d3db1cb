"""What somebody has learned: in a reader's own browser, or in a member's own record."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "learning"
    verbose_name = "学习记录"
