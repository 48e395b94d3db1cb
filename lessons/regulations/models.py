"""The register of rules that lessons cite: laws, ordinances, orders and standards."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin, WorkflowMixin
from wagtail.search import index

from core.checked_forms import CheckedRecordForm
from core.collation import ByPinyin

from .changes import RuleChange


class RegulationQuerySet(models.QuerySet["Regulation"]):
    """Rules."""

    def with_changes(self) -> "RegulationQuerySet":
        """With all that became of them, in two queries for any number of rules."""
        return self.select_related("superseded_by").prefetch_related("changes")


class Regulation(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, index.Indexed, ClusterableModel):
    """A rule as its issuer names it, and what became of it."""

    title = models.CharField("名称", max_length=120, unique=True, help_text="照抄正式名称，不加书名号。")
    english = models.CharField("英文名称", max_length=240, blank=True, help_text="没有官方英文名称的，译意。")
    number = models.CharField(
        "文号", max_length=120, blank=True, help_text="文号、令号、公告号、标准号；没有的写哪一年修正。"
    )
    in_force_from = models.DateField("施行日期", null=True, blank=True, help_text="现行文本从哪一天起施行。")
    superseded_by = models.ForeignKey(
        "self", verbose_name="被哪一部取代", null=True, blank=True, on_delete=models.PROTECT, related_name="supersedes"
    )
    superseded_on = models.DateField("从哪一天起被取代", null=True, blank=True)
    checked_on = models.DateField("核对日期", null=True, blank=True, help_text="哪一天对照过现行文本。")
    review_on = models.DateField("下次核对", null=True, blank=True, help_text="到这一天，首屏和网站自查会提醒。")
    source = models.URLField("原文网址", max_length=300, blank=True)

    objects = RegulationQuerySet.as_manager()

    base_form_class = CheckedRecordForm
    panels = [
        MultiFieldPanel(
            [FieldPanel(name) for name in ("title", "english", "number", "in_force_from", "source")], heading="规定"
        ),
        MultiFieldPanel([FieldPanel("checked_on"), FieldPanel("review_on")], heading="核对"),
        InlinePanel(
            "changes",
            label="一次修订",
            heading="修订",
            help_text="从施行那一天起：引用它的课提示读者正在复核，在那以前核对的课文发的证书到期。",
        ),
        MultiFieldPanel([FieldPanel("superseded_by"), FieldPanel("superseded_on")], heading="被取代"),
    ]
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("number"),
        index.SearchField("english"),
    ]

    class Meta:
        verbose_name = "引用的规定"
        verbose_name_plural = "引用的规定"
        ordering = [ByPinyin("title"), "pk"]
        constraints = [
            models.CheckConstraint(
                name="superseded_from_a_day",
                condition=Q(superseded_by__isnull=True, superseded_on__isnull=True)
                | Q(superseded_by__isnull=False, superseded_on__isnull=False),
                violation_error_message="被哪一部取代、从哪一天起，要填就两项都填。",
            )
        ]

    def __str__(self) -> str:
        return f"《{self.title}》"

    def clean(self) -> None:
        """Refuse a rule that takes its own place, and checks that run backwards."""
        super().clean()
        if self.pk and self.superseded_by_id == self.pk:
            raise ValidationError({"superseded_by": "不能被自己取代。"})
        if self.review_on and self.checked_on and self.review_on <= self.checked_on:
            raise ValidationError({"review_on": "下次核对要晚于核对日期。"})

    def all_changes(self) -> list[RuleChange]:
        """All that became of it and will, in no order."""
        found = [RuleChange(self, each.in_force_on, each.says) for each in self.changes.all()]
        if self.superseded_on:
            found.append(RuleChange(self, self.superseded_on, successor=self.superseded_by))
        return found


class Amendment(models.Model):
    """A dated change of a rule, in an editor's words."""

    regulation = ParentalKey(Regulation, on_delete=models.CASCADE, related_name="changes")
    in_force_on = models.DateField("从哪一天起施行")
    says = models.CharField("改了什么", max_length=200, help_text="会公开显示：改了哪一条，现在怎么规定。")

    panels = [FieldPanel("in_force_on"), FieldPanel("says")]

    class Meta:
        verbose_name = "修订"
        verbose_name_plural = "修订"
        ordering = ["in_force_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["regulation", "in_force_on"],
                name="one_amendment_a_day",
                violation_error_message="同一天施行的修订写在一条里。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.in_force_on} {self.says}"
