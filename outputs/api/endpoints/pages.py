"""Pages that anybody may read; their text is in their Markdown twin."""

from typing import Any

from django.conf import settings
from rest_framework.fields import Field
from rest_framework.filters import BaseFilterBackend
from wagtail.api import APIField
from wagtail.api.v2.filters import OrderingFilter, SearchFilter
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.models import Page, get_page_models

from core.models import BasePage, is_restricted
from outputs.markdown.pages import summaries

from ..parameters import LIMIT, OFFSET, choice, number, words
from .stock import Pagination, StockViewSet

TYPES = sorted(
    f"{model._meta.app_label}.{model.__name__}" for model in get_page_models() if issubclass(model, BasePage)
)
ORDERS = [sign + name for name in ("id", "title", "first_published_at") for sign in ("", "-")]
PARAMETERS = (
    LIMIT,
    OFFSET,
    choice("type", "只要这一种页面。", TYPES),
    choice("locale", "只要这一种语言。", [code for code, _ in settings.LANGUAGES]),
    number("child_of", "只要这一页下面一层的页面（填页面的 id）。", 1, 2**31 - 1),
    number("descendant_of", "只要这一页下面各层的页面（填页面的 id）。", 1, 2**31 - 1),
    choice("order", "按什么排，前面加 - 就倒过来。", ORDERS),
    words("search", "要找的字词。"),
)


class InTree(BaseFilterBackend):
    """`locale`, `child_of` and `descendant_of`, as they were read."""

    def filter_queryset(self, request: Any, queryset: Any, view: Any) -> Any:
        if view.asked["locale"]:
            queryset = queryset.filter(locale__language_code=view.asked["locale"])
        if view.asked["child_of"]:
            queryset = queryset.child_of(self._page(view, view.asked["child_of"]))
        if view.asked["descendant_of"]:
            queryset = queryset.descendant_of(self._page(view, view.asked["descendant_of"]))
        return queryset

    def _page(self, view: Any, pk: int) -> Page:
        found = view.get_base_queryset().filter(pk=pk).first()
        if found is None:
            raise BadRequestError(f"没有 id 是 {pk} 的公开页面。")
        return found


class SummaryField(Field):
    """The one sentence about the page."""

    def to_representation(self, value: Any) -> str:
        return str(value)


class MarkdownField(Field):
    """Where the page's text is."""

    def get_attribute(self, instance: Page) -> Page:
        return instance

    def to_representation(self, page: Page) -> str:
        return f"{page.get_full_url(self.context['request'])}index.md"


class WithSummaries(Pagination):
    """Pages of one answer with their summaries: one query more."""

    def paginate_queryset(self, queryset: Any, request: Any, view: Any = None) -> Any:
        pages = super().paginate_queryset(queryset, request, view)
        said = summaries(pages)
        for page in pages:
            page.summary = said.get(page.pk, "")
        return pages


class Pages(StockViewSet, PagesAPIViewSet):
    """`/api/v2/pages/`."""

    parameters = PARAMETERS
    pagination_class = WithSummaries
    filter_backends = [InTree, OrderingFilter, SearchFilter]
    body_fields = ["id", "title", APIField("summary", serializer=SummaryField())]
    meta_fields = [
        "type",
        "detail_url",
        "html_url",
        "slug",
        "locale",
        "first_published_at",
        "last_published_at",
        APIField("markdown_url", serializer=MarkdownField()),
    ]
    listing_default_fields = [*StockViewSet.listing_default_fields, "title", "summary", "html_url", "slug", "locale"]
    listing_default_fields += ["first_published_at", "last_published_at", "markdown_url"]
    nested_default_fields = ["id", "type", "detail_url", "title"]
    detail_only_fields: list[str] = []

    def get_base_queryset(self) -> Any:
        """What is listed, in our sense of the word, whoever asks."""
        return Page.objects.live().filter(depth__gt=1).exclude(is_restricted()).order_by("id")

    def get_queryset(self) -> Any:
        """With what every item is told from, in the same query."""
        return super().get_queryset().select_related("locale", "content_type").order_by("id")

    @classmethod
    def get_detail_default_fields(cls, model: Any) -> list[str]:
        return cls.get_available_fields(model)

    @classmethod
    def get_listing_default_fields(cls, model: Any) -> list[str]:
        return list(cls.listing_default_fields)
