"""Which rules a lesson cites, and by which articles."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from lessons.regulations.models import Regulation


class CitedRule(Orderable):
    """A rule in a lesson: which articles, and what for."""

    lesson = ParentalKey("lessons.LessonPage", on_delete=models.CASCADE, related_name="cited_rules")
    regulation = models.ForeignKey(Regulation, verbose_name="规定", on_delete=models.PROTECT, related_name="citations")
    articles = models.CharField("哪几条", max_length=120, blank=True, help_text="例如：第四条、第四十七条。")
    what_for = models.CharField("管什么", max_length=80, blank=True, help_text="例如：谁负责。")

    panels = [FieldPanel("regulation"), FieldPanel("articles"), FieldPanel("what_for")]

    class Meta(Orderable.Meta):
        verbose_name = "依据的规定"
        verbose_name_plural = "依据的规定"
        constraints = [
            models.UniqueConstraint(
                fields=["lesson", "regulation"],
                name="rule_once_a_lesson",
                violation_error_message="这部规定已经写过了，条文写在同一行里。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.regulation}{self.articles}"
