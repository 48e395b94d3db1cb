"""Columns that nobody has touched for too long, or that hold nothing."""

from collections.abc import Callable, Iterator
from datetime import date

from django.conf import settings
from django.db.models import Max
from django.utils.timezone import localtime
from wagtail.models import Page, Site

from core.models import BasePage, is_restricted
from core.page_columns import PageColumn

from ..registry import Check, SiteCheckFinding
from ..thresholds import EMPTY, HOME, NEWS, NOTICES, OTHER, Threshold


def columns() -> list[BasePage]:
    """The live public columns, in the language they are written in."""
    kinds = [model for model in _page_models() if model.column]
    own = {"locale__language_code": settings.LANGUAGE_CODE}
    return [page for kind in kinds for page in kind.objects.live().filter(**own).exclude(is_restricted())]


def _page_models() -> list[type[BasePage]]:
    from wagtail.models import get_page_models

    return [model for model in get_page_models() if issubclass(model, BasePage)]


def stale_home(day: date) -> Iterator[SiteCheckFinding]:
    """A home page below which nothing was published: it shows the newest of everything."""
    for site in Site.objects.select_related("root_page"):
        last = site.root_page.get_descendants(inclusive=True).live().aggregate(last=Max("last_published_at"))["last"]
        if last:
            yield from _stale(site.root_page, localtime(last).date(), day, HOME)


def stale(kind: PageColumn, threshold: Threshold) -> Callable[[date], Iterator[SiteCheckFinding]]:
    """The check for one kind of column; an empty one is told by `empty`."""

    def find(day: date) -> Iterator[SiteCheckFinding]:
        for page in columns():
            if page.column == kind and (changed := page.contents_changed_at()):
                yield from _stale(page, localtime(changed).date(), day, threshold)

    return find


def empty(day: date) -> Iterator[SiteCheckFinding]:
    """Columns without any public content."""
    for page in columns():
        if page.contents_changed_at() is None:
            yield SiteCheckFinding(page.title, "栏目里还没有公开的内容", record=page)


def _stale(page: Page, changed: date, day: date, threshold: Threshold) -> Iterator[SiteCheckFinding]:
    left = threshold.days - (day - changed).days
    if left <= threshold.warn:
        yield SiteCheckFinding(page.title, f"最近一次更新：{changed:%Y-%m-%d}", left, page)


COLUMNS = (
    Check("home", "首页没有更新", HOME, 10, stale_home),
    Check("news", "动态栏目没有更新", NEWS, 11, stale(PageColumn.NEWS, NEWS)),
    Check("notices", "公告政策栏目没有更新", NOTICES, 12, stale(PageColumn.NOTICES, NOTICES)),
    Check("other", "其他栏目没有更新", OTHER, 13, stale(PageColumn.OTHER, OTHER)),
    Check("empty", "空白栏目", EMPTY, 14, empty),
)
