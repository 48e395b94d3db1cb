"""How the house reviews; only operators change it, and every change is in the audit trail."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from ..steps import Persons, ReviewStep


def _days(label: str, default: int) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        label, default=default, validators=[MinValueValidator(1), MaxValueValidator(30)], help_text="工作日"
    )


@register_setting(icon="clipboard-list")
class ReviewRules(BaseGenericSetting):
    """What a text handed in from now on must pass; those under way keep the rules they began with."""

    persons = models.CharField("审校人数", max_length=5, choices=Persons.choices, default=Persons.THREE)
    days_first = _days("初审期限", 2)
    days_second = _days("复审期限", 2)
    days_final = _days("终审期限", 1)
    days_after = _days("补审期限", 2)
    days_valid = models.PositiveSmallIntegerField(
        "审定有效",
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text="天。审定后这么久还没有公开的，要重新送审；定时发布从预定的时间算起。",
    )

    panels = [
        FieldPanel("persons"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("days_first", "days_second", "days_final", "days_after", "days_valid")],
            heading="期限",
        ),
    ]

    class Meta:
        verbose_name = "审校规则"
        verbose_name_plural = "审校规则"

    def __str__(self) -> str:
        return "审校规则"

    @property
    def steps(self) -> list[ReviewStep]:
        """The steps a text handed in now must pass."""
        return Persons(self.persons).steps

    def days_for(self, step: ReviewStep) -> int:
        """How many working days a step may take."""
        return int(getattr(self, f"days_{step.value}"))
