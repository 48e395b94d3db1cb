"""Honours to subscribe to: each award of a day as one entry, each withdrawal and reinstatement as one of its own."""

from collections.abc import Iterator
from datetime import date, datetime, time
from uuid import NAMESPACE_URL, uuid5

from django.db.models import Count, Exists, F, Max, OuterRef, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from core.feeds.registry import Feed, FeedEntry

from .history.states import EventKind, HonourState

MOST = 30  # entries of each kind
_WORDS = {
    HonourState.WITHDRAWN: _("撤销：%(name)s“%(scheme)s”（编号 %(number)s）"),
    HonourState.VALID: _("恢复：%(name)s“%(scheme)s”（编号 %(number)s）"),
}


def _entries() -> Iterator[FeedEntry]:
    entries = [*_awards(), *_turns((EventKind.WITHDRAWN,), HonourState.WITHDRAWN)]
    entries += _turns((EventKind.REINSTATED,), HonourState.VALID)
    yield from sorted(entries, key=lambda entry: entry.published, reverse=True)[:MOST]


def _standing(kinds: tuple[EventKind, ...], state: HonourState):
    """Events of public honours that took effect and still count: a corrected date leaves no spell behind."""
    from .models import Honour, HonourEvent, HonourSpell  # models are not loaded yet when feeds register

    spell = HonourSpell.objects.filter(honour=OuterRef("honour"), state=state, starts_on=OuterRef("on"))
    effective = HonourEvent.objects.filter(
        kind__in=kinds, on__lte=timezone.localdate(), honour__in=Honour.objects.public()
    )
    return effective.filter(Exists(spell)).order_by("-on")


def _awards() -> Iterator[FeedEntry]:
    from .models import HonourRollPage

    events = _standing((EventKind.AWARDED, EventKind.CORRECTED), HonourState.VALID)
    roll = HonourRollPage.objects.in_language().filter(scheme=OuterRef("honour__scheme"))
    groups = events.values("on", "honour__scheme").annotate(
        held=Count("honour", distinct=True),
        recorded=Max("recorded_at"),
        title=F("honour__scheme__title"),
        slug=Subquery(roll.order_by().values("slug")[:1]),
    )
    for group in groups[:MOST]:
        roll = f"/honours/{group['slug']}/?on={group['on']}" if group["slug"] else "/honours/"
        yield FeedEntry(
            uid=_uid("award", group["honour__scheme"], group["on"]),
            title=ngettext(
                "%(day)s授予“%(scheme)s”%(number)d 块", "%(day)s授予“%(scheme)s”%(number)d 块", group["held"]
            )
            % {"day": date_format(group["on"]), "scheme": group["title"], "number": group["held"]},
            address=roll,
            published=_midnight(group["on"]),
            changed=max(group["recorded"], _midnight(group["on"])),
            text=gettext("打开看这一天的完整名单。"),
        )


def _turns(kinds: tuple[EventKind, ...], state: HonourState) -> Iterator[FeedEntry]:
    for event in _standing(kinds, state).select_related("honour__merchant", "honour__scheme")[:MOST]:
        honour = event.honour
        yield FeedEntry(
            uid=_uid("turn", event.pk),
            title=_WORDS[state]
            % {"name": honour.merchant.title, "scheme": honour.scheme.title, "number": honour.number},
            address=honour.merchant.get_absolute_url(),
            published=_midnight(event.on),
            changed=max(event.recorded_at, _midnight(event.on)),
            text=event.reason,
        )


def _uid(*words: object) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, '/'.join(['honours', *map(str, words)]))}"


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


HONOURS = Feed("honours", _("荣誉榜"), _("新授予的、撤销的和恢复的牌匾。"), "/honours/", _entries)
