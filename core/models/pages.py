"""What every public page has in common."""

from datetime import datetime
from http import HTTPMethod
from typing import Any, Self

from django.db import models
from django.db.models import CharField, Exists, ExpressionWrapper, F, Max, OuterRef, Q, UUIDField
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.models import PageQuerySet as WagtailPageQuerySet
from wagtail.search import index
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import SynchronizedField

from ..languages import OWN, locale_key
from ..page_columns import PageColumn
from ..page_forms import BasePageForm
from ..questions import Answer, Question
from .versions import Version, versions

ALIASES_OF_ALIASES = 3  # an alias of an alias of an alias still answers to its source


def is_restricted() -> Exists:
    """Whether a page, one above it, or one above the page it is an alias or a translation of is closed.

    A condition inside the query that asks. Wagtail's own `public()` costs a query each time and lets aliases through.
    """
    here = _outer("path")
    key = ExpressionWrapper(OuterRef("translation_key"), output_field=UUIDField())
    sources = [_outer(f"{'__'.join(['alias_of'] * far)}__path") for far in range(1, ALIASES_OF_ALIASES + 1)]
    restrictions = PageViewRestriction.objects.annotate(here=here, key=key)
    sections = Page.objects.filter(translation_key=OuterRef("page__translation_key"))
    below = Exists(sections.annotate(here=_outer("here")).filter(here__startswith=F("path")))
    restricted = Q(here__startswith=F("page__path")) | Q(below) | Q(Exists(_in_other_languages(OuterRef("key"))))
    for far, source in enumerate(sources):
        restrictions = restrictions.annotate(**{f"source_{far}": source})
        restricted |= Q(**{f"source_{far}__startswith": F("page__path")})
    return Exists(restrictions.filter(restricted))


def _outer(name: str) -> ExpressionWrapper:
    return ExpressionWrapper(OuterRef(name), output_field=CharField())


def _in_other_languages(key: Any) -> models.QuerySet[Page]:
    """Inside a query of restrictions: the pages of a translation key that the restriction closes."""
    return Page.objects.filter(translation_key=key, path__startswith=OuterRef("page__path"))


def _sources_of(aliases: list[int]) -> models.QuerySet[Page]:
    """Inside a query of restrictions: the pages that aliases show, which the restriction closes."""
    sources = Q()
    for far in range(1, ALIASES_OF_ALIASES + 1):
        sources |= Q(**{f"{'__'.join(['aliases'] * far)}__in": aliases})
    return Page.objects.filter(sources, path__startswith=OuterRef("page__path"))


def sections_below(page: Page) -> WagtailPageQuerySet:
    """The pages right below one, in order, each with whether it is `restricted`."""
    return page.get_children().annotate(restricted=is_restricted())


def sections_of(home: Page) -> WagtailPageQuerySet:
    """The sections in the reader's language, whatever the language of the home page at hand."""
    if home.locale_id == locale_key():
        return sections_below(home)
    sections = Page.objects.filter(locale_id=locale_key(), depth=home.depth + 1).order_by("path")
    return sections.annotate(restricted=is_restricted())


class PageQuerySet(WagtailPageQuerySet):
    """Pages as readers may see them."""

    def listed(self) -> Self:
        """Live pages that need no log-in: the only meaning of "public" for a page."""
        return self.live().exclude(is_restricted())

    def in_language(self, code: str | None = None) -> Self:
        """The pages of one language's tree, by default the reader's. A list that names no parent must say this."""
        return self.filter(locale_id=locale_key(code))

    def with_pictures(self) -> Self:
        """With the picture and all its sizes, in two queries for any number of pages."""
        return self.select_related("picture").prefetch_related("picture__renditions")


class BasePage(Page):
    """A page with a sentence that sums it up and a picture; listings and shares show both."""

    summary = models.CharField(
        "一句话介绍", max_length=90, blank=True, help_text="列表、搜索结果和分享卡片上显示，最多 90 字。"
    )
    picture = models.ForeignKey(
        "core.Photo", verbose_name="题图", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = PageManager.from_queryset(PageQuerySet)()
    base_form_class = BasePageForm
    #: All texts are translated, all else is as in the original; a kind adds what must not differ, as opening hours.
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

    #: The group under which site search shows pages of this kind.
    search_group = "pages"
    #: What a page's own template reads besides the page itself, fetched in the query that finds it.
    fetched_with = ["picture"]
    #: The query parameters its public answer depends on; None where it depends on who asks (core/freshness.py).
    #: Each kind says it for itself, "nothing" too.
    public_parameters: tuple[str, ...] | None
    #: Forms are sent to addresses of their own, never to a page.
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]
    #: Whether readers are asked to say what is wrong on a page of this kind.
    takes_corrections = False
    #: What must stay fresh below it, where it is a column.
    column: PageColumn | None = None
    #: Whether the query that found the page saw it restricted; None where nobody asked it.
    restricted: bool | None = None

    search_fields = [*Page.search_fields, index.SearchField("summary")]
    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("picture")]

    class Meta:
        abstract = True

    def update_aliases(self, *, revision: Any = None, **how: Any) -> None:
        """Tell the aliases what is public: a page that is only scheduled tells them when its moment has come."""
        moment = revision.approved_go_live_at if revision else None
        if self.live and not (moment and moment > timezone.now()):
            super().update_aliases(revision=revision, **how)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the page below; each knows its parent, so that breadcrumbs cost nothing."""
        if not path_components:
            return super().route(request, path_components)
        child = self.child_by_slug(path_components[0])
        if child is None:
            raise Http404
        child._cached_parent_obj = self  # as Wagtail's own route does
        return child.route(request, path_components[1:])

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """The one template; Wagtail's own would look at a header for another."""
        return str(self.template)

    def child_by_slug(self, slug: str) -> Any:
        """The specific page below; one query where only one kind of page may stand here."""
        kinds = self.allowed_subpage_models()
        if len(kinds) == 1:
            found = kinds[0].objects.child_of(self).filter(slug=slug).annotate(restricted=is_restricted())
            return found.select_related(*kinds[0].fetched_with).first()
        return self.get_children().filter(slug=slug).specific().first()

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """Restrictions on this page or one above it, on the sources of aliases, and on translations: one query.

        Wagtail asks for the ancestors first; `route` left them with the page. Unlike Wagtail, an alias also answers
        to what lies above its source, or a copy elsewhere would open a closed section. No query where `route` found
        all of them open: each answers for itself and, where it is an alias, for its source.
        """
        chain = self._chain()
        if all(getattr(page, "restricted", None) is False for page in chain if page.depth > 2):
            return PageViewRestriction.objects.none()
        closed = Q(page__path__in=_paths_down_to(self)) | Q(
            page__translation_key__in={each.translation_key for each in chain}
        )
        closed |= Q(Exists(_in_other_languages(self.translation_key)))
        if aliases := [page.pk for page in chain if page.alias_of_id]:
            closed |= Q(Exists(_sources_of(aliases)))
        return PageViewRestriction.objects.filter(closed)

    @cached_property
    def versions(self) -> dict[str, Version]:
        """The page in every language in which there is one, by language."""
        return versions(self.translation_key)

    @property
    def original_id(self) -> int | None:
        """The key of the page in the site's own language; records (honours, findings, quizzes) hang on that one."""
        if self.locale_id == locale_key(OWN) or OWN not in self.versions:
            return self.pk
        return self.versions[OWN].pk

    @property
    def is_corrected(self) -> bool:
        """Whether readers are told of something that was set right here; asked of the original, for all languages."""
        return OWN in self.versions and self.versions[OWN].is_corrected

    def _chain(self) -> list[Page]:
        """This page and those above it up to the home page, as `route` left them or from the tree."""
        chain: list[Page] = [self]
        while chain[-1].depth > 2:
            parent = getattr(chain[-1], "_cached_parent_obj", None)
            if parent is None:
                return list(self.get_ancestors(inclusive=True))
            chain.append(parent)
        return chain

    def contents_changed_at(self) -> datetime | None:
        """When a column got its last content: a page below published for the last time; None where it is empty."""
        return self.get_descendants().live().aggregate(last=Max("last_published_at"))["last"]

    def answer(self, question: Question) -> Answer | None:
        """What the page answers in one line; None where it has nothing to say to that."""
        return None

    def trail(self) -> list[Page]:
        """The pages above this one, home first: the breadcrumbs."""
        above: list[Page] = []
        page = self.get_parent()
        while page and page.depth > 1:
            above.insert(0, page)
            page = page.get_parent() if page.depth > 2 else None
        return above


def _paths_down_to(page: Page) -> list[str]:
    """The tree paths of the pages from the root down to one."""
    return [page.path[:end] for end in range(page.steplen, len(page.path) + 1, page.steplen)]
