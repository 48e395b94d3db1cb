"""The four stages of the book club."""

from django.db import models


class Stage(models.TextChoices):
    """What members do, one after the other."""

    READ = "read", "读"
    WRITE = "write", "写"
    TALK = "talk", "讲"
    REVIEW = "review", "评"
