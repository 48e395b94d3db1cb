"""A roll in figures: how many of its honours stand where, in which trade, and since when."""

from urllib.parse import urlencode

from django.db.models import Sum
from django.utils.translation import gettext as _

from core.charts import Bar, Chart, bars

from ..history.states import HonourState
from ..models.roll_entries import RollCount, Span
from .filters import Facet, RollFilter

MOST = 12  # bars of one chart


def charts(roll: RollFilter) -> list[Chart]:
    """By spot and trade on the day, each bar leading to its part of the roll; of a whole roll also by year."""
    drawn = [
        Chart(_("在哪里"), _("景点"), _("块"), _facets(roll, "spot", roll.spots)),
        Chart(_("做什么的"), _("行业"), _("块"), _facets(roll, "trade", roll.trades)),
        Chart(_("哪一年授予"), _("年份"), _("块"), [] if roll.is_narrowed else _by_year(roll)),
    ]
    return [chart for chart in drawn if chart.bars]


def _facets(roll: RollFilter, name: str, facets: list[Facet]) -> list[Bar]:
    kept = {"on": f"{roll.day:%Y-%m-%d}", "state": roll.state or "", "q": roll.q}
    start = f"?{urlencode({key: value for key, value in kept.items() if value})}"
    return bars(Bar(facet.label, facet.count, f"{start}&{name}={facet.value}") for facet in facets[:MOST])


def _by_year(roll: RollFilter) -> list[Bar]:
    """How many honours of the scheme became valid in each year, renewals included; the last years only."""
    begun = RollCount.objects.filter(scheme_id=roll.scheme.pk, state=HonourState.VALID, span=Span.YEAR)
    years = begun.values_list("first_day").annotate(number=Sum("begun")).order_by("-first_day")[:MOST]
    return bars(Bar(str(day.year), number) for day, number in reversed(list(years)) if number)
