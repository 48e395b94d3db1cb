"""Policies and notices as documents: number, issuer, date, in force or not. The page comes first, files after."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index

from core.blocks import AttachmentBlock, StoryBlock
from core.models import BasePage, PageQuerySet
from core.page_columns import PageColumn
from core.paging import page_of


class PolicyKind(models.TextChoices):
    """What kind of document it is."""

    PLAN = "plan", _("实施方案")
    POLICY = "policy", _("政策文件")
    NOTICE = "notice", _("通知公告")
    LETTER = "letter", _("公开信")
    RESULT = "result", _("会议结果")


class Force(models.TextChoices):
    """Whether a document holds on a day."""

    IN_FORCE = "in_force", _("现行有效")
    PENDING = "pending", _("尚未生效")
    VOID = "void", _("已失效")
    UNKNOWN = "unknown", _("未注明")


class PolicyQuerySet(PageQuerySet):
    """Documents."""

    def void(self, day: date) -> "PolicyQuerySet":
        """Those that no longer hold."""
        return self.filter(void_on__lte=day)

    def not_void(self, day: date) -> "PolicyQuerySet":
        """Those that hold or will."""
        return self.filter(Q(void_on__isnull=True) | Q(void_on__gt=day))


class PolicyIndexPage(BasePage):
    """All documents, the newest first, filtered by `?kind=` and `?state=void`; any other value finds nothing."""

    PER_PAGE = 30

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.PolicyPage"]
    public_parameters = ("kind", "state", "page")
    column = PageColumn.NOTICES

    class Meta:
        verbose_name = "政策文件总览"

    def get_context(self, request, *args, **kwargs):
        kind, state, today = request.GET.get("kind", ""), request.GET.get("state", ""), timezone.localdate()
        shows_void = state == "void"
        found = PolicyPage.objects.child_of(self).listed().order_by("-issued_on", "-pk")
        found = found.void(today) if shows_void else found.not_void(today)
        if kind in PolicyKind.values:
            found = found.filter(kind=kind)
        if kind not in ("", *PolicyKind.values) or state not in ("", "void"):
            found = found.none()
        return super().get_context(request, *args, **kwargs) | {
            "items": page_of(found, request, self.PER_PAGE),
            "kinds": PolicyKind.choices,
            "kind": kind,
            "shows_void": shows_void,
        }


class PolicyPage(BasePage):
    """One document."""

    kind = models.CharField("种类", max_length=8, choices=PolicyKind.choices)
    number = models.CharField("文号", max_length=60, blank=True, help_text="照文件抄。没有文号就留空，不要编。")
    issuer = models.CharField("发布单位", max_length=120)
    issued_on = models.DateField("发布日期", null=True, blank=True, help_text="不知道就留空。")
    in_force_from = models.DateField("施行日期", null=True, blank=True, help_text="留空表示自发布之日起。")
    void_on = models.DateField("失效日期", null=True, blank=True, help_text="从这一天起显示“已失效”，页面仍可查。")
    replaced_by = models.ForeignKey(
        "news.PolicyPage",
        verbose_name="被哪份文件替代",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="replaces",
    )
    body = StreamField(StoryBlock(), verbose_name="正文", blank=True)
    attachments = StreamField([("attachment", AttachmentBlock())], verbose_name="附件", blank=True)
    source = models.CharField("来源", max_length=160, blank=True)

    objects = PageManager.from_queryset(PolicyQuerySet)()

    parent_page_types = ["news.PolicyIndexPage"]
    subpage_types: list[str] = []
    public_parameters = ()
    fetched_with = [*BasePage.fetched_with, "replaced_by"]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("number"),
        index.SearchField("issuer"),
        index.SearchField("body"),
    ]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("kind"), FieldPanel("number"), FieldPanel("issuer"), FieldPanel("issued_on")], heading="文件"
        ),
        MultiFieldPanel(
            [
                FieldPanel("in_force_from"),
                FieldPanel("void_on"),
                PageChooserPanel("replaced_by", "news.PolicyPage"),
            ],
            heading="效力",
        ),
        FieldPanel("body"),
        FieldPanel("attachments"),
        FieldPanel("source"),
    ]

    class Meta:
        verbose_name = "政策文件"

    def clean(self) -> None:
        """A document ends after it began."""
        super().clean()
        began = self.in_force_from or self.issued_on
        if began and self.void_on and self.void_on < began:
            raise ValidationError({"void_on": "失效日期早于施行日期。"})

    def force_on(self, day: date) -> Force:
        """Whether it holds on a day; unknown while no date is known."""
        began = self.in_force_from or self.issued_on
        if self.void_on and self.void_on <= day:
            return Force.VOID
        if began is None:
            return Force.UNKNOWN
        return Force.PENDING if began > day else Force.IN_FORCE

    @property
    def force(self) -> Force:
        """Whether it holds today."""
        return self.force_on(timezone.localdate())

    @property
    def has_force(self) -> bool:
        """Whether it is of a kind that can be in force: a letter or a result is not."""
        return self.kind in (PolicyKind.PLAN, PolicyKind.POLICY, PolicyKind.NOTICE)
