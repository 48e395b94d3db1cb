"""Who answers for which place: said once."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from django.db.models import Case, Exists, OuterRef, Prefetch, Q, Value, When

from core.models import PageQuerySet
from spots.models import ScenicSpotPage

from .kinds import AllianceKind

if TYPE_CHECKING:
    from .models import AlliancePage


class AllianceQuerySet(PageQuerySet):
    """Alliances."""

    def answering_for(self, spot: ScenicSpotPage) -> Self:
        """Public alliances of a spot in its language: its own first, then that of the area it lies in."""
        from .models import AreaSpot

        key = spot.translation_key
        inside = AreaSpot.objects.filter(
            area__translation_key=OuterRef("area__translation_key"), spot__translation_key=key
        )
        own = Q(kind=AllianceKind.SPOT, spot__translation_key=key)
        joint = Q(Exists(inside), kind=AllianceKind.JOINT)
        first = Case(When(kind=AllianceKind.SPOT, then=Value(0)), default=Value(1))
        return self.listed().filter(own | joint, locale=spot.locale_id).order_by(first, "path")

    def with_members(self) -> Self:
        """With the members and their units, in one query more."""
        from .models import AllianceMember

        return self.prefetch_related(Prefetch("members", AllianceMember.objects.select_related("unit")))


@dataclass
class ScenicPlace:
    """A spot with the alliance that answers for it, if there is one."""

    spot: ScenicSpotPage
    alliance: "AlliancePage | None" = None

    @property
    def gap(self) -> str:
        """What is missing of 一点一盟一策, in words; empty when nothing is."""
        if self.alliance is None:
            return "没有联盟，也没有方案"
        return "" if self.alliance.has_plan else "有联盟，没有方案"


def places(locale_id: int, alliances: "list[AlliancePage] | None" = None) -> list[ScenicPlace]:
    """All public spots of a language in their order, each with its alliance; the alliances may be at hand already."""
    from .models import AlliancePage

    if alliances is None:
        public = AlliancePage.objects.listed().filter(locale=locale_id).select_related("spot", "area")
        alliances = list(public.prefetch_related("area__area_spots__spot"))
    found = {
        spot.translation_key: ScenicPlace(spot) for spot in ScenicSpotPage.objects.listed().filter(locale=locale_id)
    }
    # Joint ones first, so that a spot's own alliance takes precedence.
    for alliance in sorted(alliances, key=lambda one: one.kind == AllianceKind.SPOT):
        for spot in alliance.places():
            if place := found.get(spot.translation_key):
                place.alliance = alliance
    return sorted(found.values(), key=lambda place: place.spot.path)
