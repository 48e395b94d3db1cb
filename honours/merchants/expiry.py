"""Until when a merchant's facts may be shown: kept from its sources beside the merchant."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from ..history.states import FactKind
from ..models import Merchant, MerchantFact

_KEPT = {FactKind.REGISTRATION: "registration_until", FactKind.PLACE: "place_until"}


def store_expiry(merchants: Iterable[int]) -> None:
    """Keep the last days of what these merchants (by primary key) may show; index those anew that changed."""
    keys = list(merchants)
    ends = _ends(keys)
    changed = []
    for merchant in Merchant.objects.filter(pk__in=keys):
        days = {name: ends.get((merchant.pk, kind)) for kind, name in _KEPT.items()}
        if any(getattr(merchant, name) != day for name, day in days.items()):
            for name, day in days.items():
                setattr(merchant, name, day)
            changed.append(merchant)
    Merchant.objects.bulk_update(changed, [*_KEPT.values()])
    Merchant.objects.index_anew(changed)


def _ends(merchants: list[int]) -> dict[tuple[int, str], date]:
    """The last day of each kind of fact whose sources all end, by merchant and kind."""
    untils: dict[tuple[int, str], list[date | None]] = defaultdict(list)
    kept = Q(merchant__in=merchants, kind__in=_KEPT)
    for merchant, kind, until in MerchantFact.objects.filter(kept).values_list("merchant_id", "kind", "until"):
        untils[merchant, kind].append(until)
    return {key: max(day for day in days if day) for key, days in untils.items() if None not in days}
