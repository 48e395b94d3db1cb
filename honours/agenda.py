"""When public notices and honours end, told by scheme and day: a scheme's honours end together by the hundred."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Min
from django.urls import reverse

from core.agenda import MOST, AgendaEntry, AgendaSource

from .admin.reports import edit_url
from .dashboard import CHANGE, INSPECT, sees_honours
from .merchants.row_permissions import SPOT_OF_HONOUR, in_scope
from .models import Honour


def ending_notices(user: Any, first: date, last: date) -> Iterator[AgendaEntry]:
    """Last days of notices without an award; what comes next is the award."""
    waiting = Honour.objects.public().filter(issued_on__isnull=True, withdrawn_on__isnull=True)
    return _ends(user, waiting, "notice_until", "公示期满", first, last)


def ending_honours(user: Any, first: date, last: date) -> Iterator[AgendaEntry]:
    """Last days of honours that nobody has withdrawn."""
    held = Honour.objects.public().filter(issued_on__isnull=False, withdrawn_on__isnull=True)
    return _ends(user, held, "valid_to", "到期", first, last)


def _ends(user: Any, honours: Any, field: str, word: str, first: date, last: date) -> Iterator[AgendaEntry]:
    if not sees_honours(user):
        return
    ending = in_scope(user, honours.filter(**{f"{field}__range": (first, last)}), SPOT_OF_HONOUR).order_by()
    groups = ending.values(field, "scheme", "scheme__title").annotate(number=Count("pk"), one=Min("pk"))
    groups = list(groups.order_by(field, "scheme")[:MOST])
    alone = Honour.objects.select_related("merchant", "scheme").in_bulk(
        [group["one"] for group in groups if group["number"] == 1]
    )
    for group in groups:
        day, honour = group[field], alone.get(group["one"])
        title = str(honour) if honour else f"{group['scheme__title']} {group['number']} 家"
        address = _address(user, honour) if honour else _list(field, day, group["scheme"])
        yield AgendaEntry(f"{field}-{group['scheme']}-{day}", title, day, address, word)


def _address(user: Any, honour: Honour) -> str:
    return edit_url(honour) if user.has_perm(CHANGE) else reverse(INSPECT, args=[honour.pk])


def _list(field: str, day: date, scheme: int) -> str:
    chosen = urlencode({"scheme": scheme, field: day})
    return f"{reverse(Honour.snippet_viewset.get_url_name('list'))}?{chosen}"


SOURCES = (
    AgendaSource("notices", "公示期满", 30, ending_notices),
    AgendaSource("honours", "荣誉到期", 31, ending_honours),
)
