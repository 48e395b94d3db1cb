"""When plates leave the public pages."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from core.agenda import MOST, AgendaEntry, AgendaSource

from .models import PledgePlate


def ending(user: Any, first: date, last: date) -> Iterator[AgendaEntry]:
    """The last days of merchants' consents."""
    if not user.has_perm("display_walls.change_pledgeplate"):
        return
    plates = PledgePlate.objects.select_related("merchant", "pledge").filter(expires_on__range=(first, last))
    for plate in plates.order_by("expires_on", "pk")[:MOST]:
        address = reverse("wagtailsnippets_display_walls_pledgeplate:edit", args=[plate.pk])
        yield AgendaEntry(f"plate-{plate.pk}", str(plate), plate.expires_on, address, "同意到期")


PLATES = AgendaSource("plates", "三亮牌到期", 64, ending)
