"""Open rounds, for templates of pages that may not import them."""

from typing import Any

from django import template
from django.utils import timezone

from ..models import AwardRound

register = template.Library()


@register.inclusion_tag("applications/parts/rounds.html")
def award_rounds(scheme: Any = None) -> dict[str, Any]:
    """The rounds that are open or announced, of one scheme or of all, and where to apply."""
    rounds = AwardRound.objects.public().not_over(timezone.localdate())
    return {"rounds": rounds.filter(scheme=scheme) if scheme else rounds, "is_of_one": scheme is not None}
