"""A member's own record. It belongs to the member: nobody else reads a line of it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Count

from lessons.certificates.models import Certificate

FEWEST = 5  # members; a smaller group could be guessed apart


class LearningRecordQuerySet(models.QuerySet["LearningRecord"]):
    """Records."""

    def with_law(self) -> "LearningRecordQuerySet":
        """With their certificates, and what each of them is worth: four queries for any number."""
        law = ("superseded_by", "changes")
        return self.select_related("certificate__lesson").prefetch_related(
            *(f"certificate__rules__regulation__{each}" for each in law)
        )

    def add_for(self, member: Any, certificate: Certificate) -> None:
        """Enter a certificate into a member's record, once."""
        self.get_or_create(member=member, certificate=certificate, defaults=_facts(certificate))

    def by_branch(self) -> "models.QuerySet[Any, Any]":
        """Per unit and lesson how many members passed, None where they are fewer than `FEWEST`."""
        rows = self.exclude(member__unit="").values("member__unit", "lesson_title")
        counted = rows.annotate(passed=Count("member", distinct=True))
        shown = models.Case(models.When(passed__gte=FEWEST, then="passed"), default=None)
        return (
            counted.annotate(shown=shown)
            .values("member__unit", "lesson_title", "shown")
            .order_by("member__unit", "lesson_title")
        )


class LearningRecord(models.Model):
    """One lesson that a member passed."""

    is_shown = False  # on no page: kept pages outlive a change
    is_internal = True

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="会员", on_delete=models.CASCADE, related_name="learning"
    )
    certificate = models.ForeignKey(Certificate, verbose_name="证书", on_delete=models.CASCADE, related_name="+")
    lesson_title = models.CharField("课程", max_length=255)
    passed_on = models.DateField("通过日期")

    objects = LearningRecordQuerySet.as_manager()

    class Meta:
        verbose_name = "学习记录"
        verbose_name_plural = "学习记录"
        ordering = ["-passed_on", "-pk"]
        default_permissions = ()  # no screen shows records, so there is nothing to permit
        permissions = [("view_branch_totals", "查看各单位学习人数")]
        constraints = [models.UniqueConstraint(fields=["member", "certificate"], name="learning_recorded_once")]

    def __str__(self) -> str:
        return self.lesson_title


def _facts(certificate: Certificate) -> dict[str, Any]:
    return {"lesson_title": certificate.lesson_title, "passed_on": certificate.issued_on}
