"""Whom a lesson is set for."""

from django.db import models


class Audience(models.TextChoices):
    """What an assignment names: words on a member's account or choice, or the staff of one shop."""

    BRANCH = "branch", "单位（分会、支部）"
    PLACE = "place", "景点或街道"
    TRADE = "trade", "行业"
    STAFF = "staff", "一家店的店员"
