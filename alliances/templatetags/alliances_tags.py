"""Alliances, for templates of pages that may not import them."""

from typing import Any

from django import template

from core.models import BasePage

from ..models import AlliancePage

register = template.Library()


@register.inclusion_tag("alliances/parts/who_answers.html")
def who_answers(spot: Any) -> dict[str, Any]:
    """The alliances of a scenic spot and who belongs to the first; where none is public, what the page itself says."""
    alliances: list[AlliancePage] = []
    if isinstance(spot, BasePage) and spot.pk:
        alliances = list(
            AlliancePage.objects.answering_for(spot).select_related("convener_unit", "area").with_members()
        )
    return {"spot": spot, "alliances": alliances}
