"""Honours, for templates of pages that may not import them."""

from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django import template
from django.template import Context
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.models import BasePage, SiteFacts
from spots.models import ScenicSpotPage

from ..history.states import HonourState, MerchantKind
from ..merchants.spot_tour import sketch, tour
from ..models import AwardScheme, Honour, RollEntry

register = template.Library()

SHOWN_AT_SPOT = 60


@register.inclusion_tag("honours/parts/honoured_shops.html")
def honoured_shops(spot: BasePage) -> dict[str, Any]:
    """The shops at a scenic spot with an honour valid today, in walking order with their sketch: at most so many."""
    places = RollEntry.objects.filter(spot_id=spot.original_id, state=HonourState.VALID)
    first = places.keyed_on(timezone.localdate(), sparse=False).order_by("scheme_id", "number")
    held = Honour.objects.public().filter(pk__in=first.values("honour_id")[: SHOWN_AT_SPOT + 1])
    here = list(held.with_rolls().select_related("merchant", "scheme").order_by("scheme_id", "number"))
    for honour in here:
        honour.scheme.roll_slug = honour.roll_slug
    way = tour(here[:SHOWN_AT_SPOT])
    return {
        "spot": spot,
        "way": way,
        "number": sum(len(stretch.stops) for stretch in way),
        "sketch": sketch(way, spot.title),
        "schemes": list({honour.scheme_id: honour.scheme for honour in here}.values()),
        "more": len(here) > SHOWN_AT_SPOT,
    }


@register.inclusion_tag("honours/parts/award_rules.html", takes_context=True)
def award_rules(context: Context) -> dict[str, Any]:
    """What each award's record says of its rules, and whom to ask: the offices that spots name, and the site's own."""
    spots = ScenicSpotPage.objects.in_language().listed().exclude(market_office="").order_by("market_office", "path")
    return {
        "schemes": AwardScheme.objects.filter(live=True).order_by("pk"),
        "offices": spots.only("pk", "title", "market_office", "url_path", "path", "alias_of"),
        "facts": context.get("facts") or SiteFacts.for_request(context["request"]),
    }


@register.simple_tag
def newest_honours(page: Any, number: int) -> list[Honour]:
    """The newest honours valid today: of the shops at a scenic spot where the page is one, else of all."""
    held = Honour.objects.public().in_state(HonourState.VALID, timezone.localdate())
    held = held.filter(merchant__spot=page.original_id) if isinstance(page, ScenicSpotPage) else held
    return list(held.select_related("merchant", "scheme").order_by("-issued_on", "number")[:number])


@register.filter
def days_ago(day: date) -> str:
    """How long ago a day was, in years and months, in months, or in days."""
    today = timezone.localdate()
    past = relativedelta(today, day)
    months = ngettext("%(months)s 个月", "%(months)s 个月", past.months) % {"months": past.months}
    if past.years > 0:
        years = ngettext("%(years)s 年", "%(years)s 年", past.years) % {"years": past.years}
        return _("距今 %(span)s") % {"span": f"{years} {months}" if past.months else years}
    if past.months > 0:
        return _("距今 %(span)s") % {"span": months}
    days = (today - day).days
    return ngettext("距今 %(days)s 天", "距今 %(days)s 天", days) % {"days": days} if days > 0 else _("就在今天")


@register.filter
def state_on(honour: Honour, day: Any) -> HonourState:
    """The state of an honour on a day."""
    return honour.state_on(day)


@register.filter
def held_by(honours: dict[int, list[Honour]], merchant: Any) -> list[Honour]:
    """The honours of one merchant, from a mapping by merchant."""
    return honours.get(merchant.pk, [])


@register.filter
def counted_in(scheme: AwardScheme, number: int) -> str:
    """The word that counts the holders of a scheme: 户 for traders, 家 for all others."""
    if scheme.merchant_kind == MerchantKind.INDIVIDUAL:
        return ngettext("户", "户", number)
    return ngettext("家", "家", number)
