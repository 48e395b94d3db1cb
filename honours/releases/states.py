"""The words for releases."""

from django.db import models


class ReleaseState(models.TextChoices):
    """A release from its first honour to its moment, and back."""

    PREPARING = "preparing", "准备中"
    RELEASED = "released", "已发布"
    WITHDRAWN = "withdrawn", "已撤回"
