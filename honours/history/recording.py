"""The one place where an honour's history is written.

The editor's form, an import, a release and the demo all end here, so no path changes an honour without a dated event.
"""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from core.bulk import insert_rows

from ..models import Honour, HonourEvent, HonourSpell
from .changes import changes
from .states import EventKind
from .timeline import Happening, Timeline


def record(honours: Iterable[Honour], today: date) -> int:
    """Append the events that lead from each honour's recorded history to its fields; returns how many."""
    written = {honour.pk: (honour, list[Happening]()) for honour in honours}
    for event in HonourEvent.objects.filter(honour__in=written):
        written[event.honour_id][1].append(event.happening())
    fresh = {
        key: list(changes(honour.facts, Timeline.after(before), today)) for key, (honour, before) in written.items()
    }
    now = timezone.now()
    insert_rows(
        HonourEvent,
        ("honour_id", "kind", "on", "until", "reason", "recorded_at"),
        ((key, one.kind.value, one.on, one.until, one.reason, now) for key, news in fresh.items() for one in news),
    )
    retell({key: [*written[key][1], *news] for key, news in fresh.items() if news})
    return sum(map(len, fresh.values()))


def record_move(honours: Iterable[Honour], before: str, after: str, today: date) -> None:
    """Append to each honour's public history that it went from one shop to another, both by name."""
    reason = f"由“{before}”变更为“{after}”"[:200]
    HonourEvent.objects.bulk_create(
        HonourEvent(honour=honour, kind=EventKind.MOVED, on=today, reason=reason) for honour in honours
    )


def retell(histories: dict[int, list[Happening]]) -> None:
    """Derive the spells of honours, by primary key, from all that happened to them."""
    HonourSpell.objects.filter(honour__in=histories).delete()
    insert_rows(
        HonourSpell,
        ("honour_id", "state", "starts_on", "ends_on"),
        (
            (key, spell.state.value, spell.starts_on, spell.ends_on)
            for key, happenings in histories.items()
            for spell in Timeline.after(happenings).spells()
        ),
    )
