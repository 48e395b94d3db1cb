"""A roll in figures: how many of its honours stand where and in which trade, and how many were awarded each year.

Each chart says what it counts, and its bars add up to the number it names.
"""

from collections import Counter
from urllib.parse import urlencode

from django.db.models import Sum
from django.db.models.functions import ExtractYear
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.charts import Bar, Chart, bars

from ..history.states import HonourState
from ..models.roll_entries import RollCount, until
from .filters import RollFilter
from .labels import NAMELESS, SpotName

MOST = 12  # bars of one chart; what is left is one bar more


def charts(roll: RollFilter) -> list[Chart]:
    """By spot and trade what the roll shows, each bar leading to its part; of a whole roll also every award by year."""
    shown = _shown(roll)
    drawn = [
        Chart(_("在哪里"), _("景点"), _("块"), _parts(roll, "spot", roll.left_by_spot), shown),
        Chart(_("做什么的"), _("行业"), _("块"), _parts(roll, "trade", roll.left_by_trade), shown),
    ]
    if not roll.is_narrowed:
        years = _by_year(roll)
        drawn.append(Chart(_("哪一年授予"), _("年份"), _("次"), years, _ever(roll, sum(bar.value for bar in years))))
    return [chart for chart in drawn if chart.bars]


def _shown(roll: RollFilter) -> str:
    """What the charts by spot and trade count: all that the roll lists as it is filtered."""
    if roll.state is None:
        words = ngettext(
            "截至%(day)s，上面名单里各种状态的牌匾，共 %(count)d 块",
            "截至%(day)s，上面名单里各种状态的牌匾，共 %(count)d 块",
            roll.count,
        )
    else:
        words = ngettext(
            "截至%(day)s，上面名单里%(state)s的牌匾，共 %(count)d 块",
            "截至%(day)s，上面名单里%(state)s的牌匾，共 %(count)d 块",
            roll.count,
        )
    return words % {"day": date_format(roll.day), "count": roll.count, "state": roll.state_label}


def _ever(roll: RollFilter, count: int) -> str:
    words = ngettext(
        "截至%(day)s，历次授予的都算，后来到期或撤销的也在内，共 %(count)d 次",
        "截至%(day)s，历次授予的都算，后来到期或撤销的也在内，共 %(count)d 次",
        count,
    )
    return words % {"day": date_format(roll.day), "count": count}


def _parts(roll: RollFilter, name: str, counts: Counter[SpotName]) -> list[Bar]:
    """The most frequent, and as one bar all others: what is named nowhere is among these."""
    day, state = f"{roll.day:%Y-%m-%d}", roll.state or ""
    kept = {"on": day, "state": state, "q": roll.q, "spot": roll.spot, "trade": roll.trade}
    named = [(one, number) for one, number in counts.most_common() if one != NAMELESS][:MOST]
    rows = [Bar(one.label, number, _way(kept | {name: one.value})) for one, number in named]
    rest = counts.total() - sum(number for _one, number in named)
    return bars([*rows, Bar(_("其他或未注明"), rest)] if rest else rows)


def _way(parameters: dict[str, str]) -> str:
    return f"?{urlencode({key: value for key, value in parameters.items() if value})}"


def _by_year(roll: RollFilter) -> list[Bar]:
    """How many honours of the scheme became valid in each year up to the day; the first years as one."""
    begun = RollCount.objects.filter(until(roll.day), scheme_id=roll.scheme.pk, state=HonourState.VALID)
    rows = begun.annotate(year=ExtractYear("first_day")).values_list("year").annotate(number=Sum("begun"))
    years = [(year, number) for year, number in rows.order_by("-year") if number]
    first = sum(number for _year, number in years[MOST:])
    before = [Bar(_("更早"), first)] if first else []
    return bars([*before, *(Bar(str(year), number) for year, number in reversed(years[:MOST]))])
