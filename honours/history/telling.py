"""What readers are told of an honour's history beside the dates that hold: each change of what was public before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .states import EventKind

_TERMS = {EventKind.AWARDED, EventKind.CORRECTED, EventKind.RENEWED}
_ENDS = {EventKind.WITHDRAWN, EventKind.TAKEN_BACK}


@dataclass(frozen=True)
class Line:
    """One change, by the day on which it became public; `reason` exists in Chinese only."""

    day: date
    words: str
    reason: str = ""


def told(events: Iterable[Any]) -> list[Line]:
    """The lines of an honour's events, which come in recorded order; none where nothing was ever changed."""
    recorded = list(events)
    return [*_terms(recorded), *_turns(recorded)]


def _terms(events: list[Any]) -> Iterator[Line]:
    before = None
    for event in events:
        if event.kind not in _TERMS:
            continue
        if before:
            yield Line(_recorded(event), _term_words(before, event))
        before = event


def _term_words(before: Any, event: Any) -> str:
    values = {"before": _end(before.until), "after": _end(event.until), "day": date_format(event.on)}
    if event.kind == EventKind.RENEWED:
        return _("续期：有效期由%(before)s改为%(after)s") % values
    if event.kind == EventKind.AWARDED:
        return _("更正授予日期：改为%(day)s，有效期%(after)s") % values
    return _("更正有效期：由%(before)s改为%(after)s") % values


def _turns(events: list[Any]) -> Iterator[Line]:
    """Moves, and withdrawals that did not stay as they were."""
    was_undone = any(event.kind == EventKind.REINSTATED for event in events)
    for event in events:
        if event.kind == EventKind.MOVED:
            yield Line(event.on, _("变更商户："), event.reason)
        elif event.kind == EventKind.REINSTATED:
            yield Line(_recorded(event), _("更正撤销记录") if event.reason else _("恢复"))
        elif was_undone and event.kind in _ENDS:
            words = _("撤销：") if event.kind == EventKind.WITHDRAWN else _("误发收回：")
            yield Line(event.on, words, event.reason)


def _recorded(event: Any) -> date:
    return timezone.localdate(event.recorded_at)


def _end(day: date | None) -> str:
    return _("至%(day)s") % {"day": date_format(day)} if day else _("未注明")
