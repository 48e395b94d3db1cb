"""Opening hours in the reader's language: in Chinese as they were typed, in English said from the rules."""

from datetime import time

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from .languages import readers_language
from .opening_hours import EVERY_DAY, Hours, parse

WEEKEND = frozenset({5, 6})


def opening_words(text: str) -> str:
    """The rules, one a line."""
    return "\n".join(map(_said, parse(text))) if readers_language() == "en" else text


def _said(rule: Hours) -> str:
    if rule.days == EVERY_DAY and rule.opens == rule.closes == time.min:
        return _("全天")
    closes = f"{rule.closes:%H:%M}"
    if rule.closes <= rule.opens and rule.closes != time.min:
        closes = _("次日%(clock)s") % {"clock": closes}
    elif rule.closes == time.min:
        closes = "24:00"
    return f"{_days(rule)} {rule.opens:%H:%M}–{closes}"


def _days(rule: Hours) -> str:
    if rule.follows_calendar:
        return _("工作日")
    if rule.days == EVERY_DAY:
        return _("每天")
    if rule.days == WEEKEND:
        return _("周末")
    first = next(day for day in rule.days if (day - 1) % 7 not in rule.days)
    last = next(day for day in rule.days if (day + 1) % 7 not in rule.days)
    return str(WEEKDAYS[first]) if first == last else f"{WEEKDAYS[first]}–{WEEKDAYS[last]}"
