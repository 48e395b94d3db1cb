"""Which honours can go into a release, and putting them there."""

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef

from core.progress import UserFacingError
from honours.models import AwardScheme, Honour
from honours.queries import HonourQuerySet
from spots.models import ScenicSpotPage

from .locks import open_release_lock
from .models import Release, ReleaseItem

MOST = 2000  # honours in one release


def collectable() -> HonourQuerySet:
    """Honours that are not public and in no open release, with what a list shows."""
    taken = ReleaseItem.objects.filter(honour=OuterRef("pk"), is_open=True)
    return (
        Honour.objects.filter(~Exists(taken), live=False)
        .select_related("merchant", "scheme")
        .order_by("scheme", "number")
    )


def found(scheme: AwardScheme, first: str, last: str, spot: ScenicSpotPage | None) -> list[Honour]:
    """Collectable honours of a scheme between two plaque numbers, both included, counted as people count."""
    honours = collectable().filter(scheme=scheme)
    if spot:
        honours = honours.filter(merchant__spot=spot)
    low, high = _counted(first), _counted(last)
    within = [
        one
        for one in honours
        if (not first or _counted(one.number) >= low) and (not last or _counted(one.number) <= high)
    ]
    return sorted(within, key=lambda honour: _counted(honour.number))


def add(release: Release, keys: Iterable[int], user: Any) -> int:
    """Put honours into an open release in somebody's name; returns how many were not in one before.

    Raise UserFacingError when full.
    """
    with open_release_lock(release) as release:
        fresh = list(collectable().filter(pk__in=set(keys)).values_list("pk", flat=True))
        if release.items.count() + len(fresh) > MOST:
            raise UserFacingError(f"一批最多 {MOST} 块，请分成几批。")
        ReleaseItem.objects.bulk_create(ReleaseItem(release=release, honour_id=key, added_by=user) for key in fresh)
        return len(fresh)


def remove(release: Release, keys: Iterable[int]) -> int:
    """Take items out of an open release by their keys; returns how many."""
    with open_release_lock(release) as release:
        return release.items.filter(pk__in=keys).delete()[0]


def _counted(number: str) -> list[tuple[int, int, str]]:
    """A key that sorts 9 before 10, whatever stands around the digits."""
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.findall(r"\d+|\D+", number.strip())]
