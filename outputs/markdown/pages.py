"""What a page tells beyond its facts: its texts, and what it lists today."""

from collections.abc import Iterator, Sequence
from functools import singledispatch
from itertools import islice
from urllib.parse import urljoin

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from core.models import BasePage, is_restricted
from honours.history.states import HonourState
from honours.models import HonourRollPage
from honours.models.merchants import address_of
from honours.rolls.filters import RollFilter
from news.models import NewsIndexPage
from services.activities.models import Activity, ActivityIndexPage

from .blocks import stream
from .syntax import autolink, bullets, from_html, line, link, paragraphs, table

MOST_BELOW = 200  # pages below
MOST_ROWS = 500  # rows of a roll; the whole of it is in its open data
COMING = 50  # activities

Section = tuple[str, str]


def texts(page: BasePage, base: str) -> Iterator[Section]:
    """The page's own texts, each under the name of its field, the sources last."""
    for field in sorted(page._meta.get_fields(), key=lambda field: field.name == "sources"):
        if isinstance(field, StreamField):
            yield _(str(field.verbose_name)), stream(getattr(page, field.name), base)
        elif isinstance(field, RichTextField):
            yield _(str(field.verbose_name)), from_html(expand_db_html(getattr(page, field.name)), base)


@singledispatch
def lists(page: BasePage, base: str) -> list[Section]:
    """The public pages below, in their order, by way of their own twins."""
    return [_below(page, base, "path")]


@lists.register
def _news(page: NewsIndexPage, base: str) -> list[Section]:
    return [_below(page, base, "-first_published_at")]


@lists.register
def _roll(page: HonourRollPage, base: str) -> list[Section]:
    """The plaques that are valid today."""
    roll = RollFilter(page.scheme, timezone.localdate(), HonourState.VALID, spot="", trade="", q="")
    rows = (
        (
            row.number,
            row.title,
            roll.spot_title(row.spot),
            row.issued_on or "",
            urljoin(base, address_of(row.public_id)),
        )
        for row in islice(roll.rows(), MOST_ROWS)
    )
    heads = [_("编号"), _("店名"), _("景点"), _("授予日期"), _("商户页")]
    stands = _("截至 %(day)s，有效 %(count)s 块。") % {"day": roll.day.isoformat(), "count": roll.count}
    whole = _("全部数据：%(csv)s、%(json)s") % {
        "csv": autolink(urljoin(base, f"{page.url}data.csv")),
        "json": autolink(urljoin(base, f"{page.url}data.json")),
    }
    intro = from_html(expand_db_html(page.scheme.intro), base) if page.scheme.live else ""
    return [
        (_("名单"), paragraphs(stands, table(heads, rows) if roll.count else "", whole)),
        (_("这块牌匾怎么评"), intro),
    ]


@lists.register
def _activities(page: ActivityIndexPage, base: str) -> list[Section]:
    """What is to come."""
    coming = Activity.objects.public().coming(timezone.localdate()).with_places()[:COMING]
    rows = (
        (each.held_on, f"{each.starts_at:%H:%M}" if each.starts_at else "", each.title, each.where, each.audience)
        for each in coming
    )
    heads = [_("日期"), _("时间"), _("活动"), _("地点"), _("对象")]
    return [(_("活动清单"), table(heads, rows) if coming else "")]


def _below(page: BasePage, base: str, order: str) -> Section:
    below = list(page.get_children().live().exclude(is_restricted()).order_by(order)[:MOST_BELOW])
    said = summaries(below)
    return _("下面的页面"), bullets(item(each, urljoin(base, each.url), said.get(each.pk, "")) for each in below)


def summaries(pages: Sequence[Page]) -> dict[int, str]:
    """What pages of any kinds sum up to, by key: one query."""
    kinds = {page.specific_class for page in pages}
    asked = [
        kind.objects.filter(pk__in=[page.pk for page in pages]).order_by().values_list("pk", "summary")
        for kind in kinds
        if kind is not None and issubclass(kind, BasePage)
    ]
    return dict(asked[0].union(*asked[1:], all=True)) if asked else {}


def item(page: Page, address: str, summary: str) -> str:
    """A page in a list, by way of its twin."""
    named = link(page.title, f"{address}index.md")
    return f"{named}：{line(summary)}" if summary else named
