"""Volunteer teams: what they do and when; who is in them is kept elsewhere."""

from django.db import models
from wagtail.admin.panels import FieldPanel

from core.pii import validate_no_personal_number

from ..states import TeamKind


class VolunteerTeam(models.Model):
    """A team by its kind of help. There is no roster and no room for one."""

    title = models.CharField("队名", max_length=40, unique=True)
    kind = models.CharField("服务种类", max_length=16, choices=TeamKind.choices)
    does = models.CharField("能帮什么", max_length=160, validators=[validate_no_personal_number])
    asked_through = models.CharField(
        "怎么请",
        max_length=120,
        blank=True,
        validators=[validate_no_personal_number],
        help_text="写地点和时间，不写个人电话。",
    )

    panels = [FieldPanel("title"), FieldPanel("kind"), FieldPanel("does"), FieldPanel("asked_through")]

    class Meta:
        verbose_name = "志愿服务队"
        verbose_name_plural = "志愿服务队"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title
