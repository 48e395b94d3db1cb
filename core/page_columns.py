"""Columns (栏目): sections whose content must stay fresh, by the kinds that the official inspection tells apart."""

from django.db import models


class PageColumn(models.TextChoices):
    """What a column holds; how long it may stay unchanged is said in `editing/inspection/thresholds.py`."""

    NEWS = "news", "动态要闻类"
    NOTICES = "notices", "通知公告、政策文件类"
    OTHER = "other", "其他栏目"
