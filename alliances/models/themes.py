"""党建引领5+: five themes as data, and the page on which each has a section with ways in."""

from django.db import models
from django.db.models import OuterRef, Subquery
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable, Page

from core.languages import locale_key
from core.models import BasePage, is_restricted


class Theme(ClusterableModel):
    """One of the five: what it wants, and where on the site a reader finds it."""

    title = models.CharField("主题", max_length=20, unique=True, help_text="例如：机制提升")
    slug = models.SlugField("锚点", max_length=30, unique=True, help_text="小写字母，用在网址的 # 后面。")
    aim = models.CharField("要解决的事", max_length=120, blank=True)
    sort_order = models.PositiveSmallIntegerField("次序", default=0)

    panels = [
        FieldPanel("title"),
        FieldPanel("slug"),
        FieldPanel("aim"),
        InlinePanel("entries", heading="在本站看什么", label="入口"),
    ]

    class Meta:
        verbose_name = "5+主题"
        verbose_name_plural = "5+主题"
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.title


class ThemeEntry(Orderable):
    """A way from a theme to a page."""

    theme = ParentalKey(Theme, on_delete=models.CASCADE, related_name="entries")
    target = models.ForeignKey("wagtailcore.Page", verbose_name="页面", on_delete=models.CASCADE, related_name="+")
    note = models.CharField("一句话", max_length=60, blank=True)

    panels = [PageChooserPanel("target"), FieldPanel("note")]

    class Meta(Orderable.Meta):
        verbose_name = "5+主题的入口"
        verbose_name_plural = "5+主题的入口"

    def __str__(self) -> str:
        return self.target.title


class ThemesPage(BasePage):
    """The landing page of the five themes."""

    max_count_per_parent = 1
    parent_page_types = ["alliances.AllianceIndexPage"]
    subpage_types: list[str] = []
    public_parameters = ()

    class Meta:
        verbose_name = "5+主题页"

    def themes_with_entries(self) -> list[tuple[Theme, list[ThemeEntry]]]:
        """The themes in order, each with its ways to pages that are public in the reader's language."""
        public = Page.objects.live().exclude(is_restricted()).filter(locale_id=locale_key())
        here = public.filter(translation_key=OuterRef("target__translation_key"))
        facts = {
            name: Subquery(here.values(name.removeprefix("here_"))[:1]) for name in ("here_title", "here_url_path")
        }
        entries = list(ThemeEntry.objects.annotate(**facts).exclude(here_url_path=None).select_related("target"))
        for entry in entries:
            entry.target.title, entry.target.url_path = entry.here_title, entry.here_url_path
        return [(theme, [one for one in entries if one.theme_id == theme.pk]) for theme in Theme.objects.all()]

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"sections": self.themes_with_entries()}
