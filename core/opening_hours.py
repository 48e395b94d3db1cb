"""Opening hours as an editor types them, one rule a line, and whether a place is open now.

每天 09:00-22:00
周一至周五 07:30-22:30
周末 09:00-次日02:00
全天
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .freshness import fresh_until
from .public_holidays import calendar

WEEKDAYS = "一二三四五六日"
EVERY_DAY = frozenset(range(7))
_RULE = re.compile(r"^(\S+?)\s*(\d{1,2}:\d{2})\s*[-—–~至到]\s*(?:次日)?(\d{1,2}:\d{2})$")
_DAYS = re.compile(r"^(?:周|星期)([一二三四五六日天])(?:(?:至|到|-|~)(?:周|星期)?([一二三四五六日天]))?$")


class OpeningState(models.TextChoices):
    """What can be said about a place at a moment."""

    OPEN = "open", _("现在开放")
    CLOSED = "closed", _("现在未开放")
    UNKNOWN = "unknown", _("开放时间以现场公告为准")


@dataclass(frozen=True)
class Hours:
    """One rule: weekdays (Monday is 0) and times of day; a closing time before the opening is on the next day."""

    days: frozenset[int]
    opens: time
    closes: time
    follows_calendar: bool = False  # 工作日: not on public holidays, but on weekends that are worked for them

    def covers(self, moment: datetime, weekday: int | None = None) -> bool:
        """Whether the rule holds at a local moment; `weekday` where the day is kept like another."""
        now, shift = moment.time(), 0 if weekday is None else weekday - moment.weekday()
        today = self._holds_on(moment.date(), shift)
        if self.opens < self.closes:
            return today and self.opens <= now < self.closes
        yesterday = self._holds_on(moment.date() - timedelta(days=1), shift)
        return (today and now >= self.opens) or (yesterday and now < self.closes)

    def _holds_on(self, day: date, shift: int) -> bool:
        return calendar().is_working_day(day) if self.follows_calendar else (day.weekday() + shift) % 7 in self.days


def parse(text: str) -> list[Hours]:
    """Read the rules; raise a ValidationError that names the line which cannot be read."""
    return [_parse_line(line.strip()) for line in text.splitlines() if line.strip()]


def validate_opening(text: str) -> None:
    """Refuse opening hours that `parse` cannot read."""
    parse(text)


def opening_state(text: str, moment: datetime, weekday: int | None = None) -> OpeningState:
    """Open, closed or unknown (no rules given) at a local moment; `weekday` where the day is kept like another."""
    rules = parse(text)
    if not rules:
        return OpeningState.UNKNOWN
    fresh_until(next_change(text, moment))
    return OpeningState.OPEN if any(rule.covers(moment, weekday) for rule in rules) else OpeningState.CLOSED


def next_change(text: str, moment: datetime) -> datetime | None:
    """The first moment after a local one at which the place may open or close; None without rules."""
    clocks = {clock for rule in parse(text) for clock in (rule.opens, rule.closes)}
    today = [moment.replace(hour=each.hour, minute=each.minute, second=0, microsecond=0) for each in clocks]
    return min((each if each > moment else each + timedelta(days=1) for each in today), default=None)


def _parse_line(line: str) -> Hours:
    plain = unicodedata.normalize("NFKC", line)
    if plain in ("全天", "全天开放", "24小时"):
        return Hours(EVERY_DAY, time.min, time.min)
    match = _RULE.match(plain)
    days = _parse_days(match[1]) if match else None
    if not match or days is None:
        raise ValidationError(f"看不懂这一行开放时间：“{line}”。请写成“每天 09:00-22:00”或“周一至周五 07:30-22:30”。")
    try:
        return Hours(days, _clock(match[2]), _clock(match[3]), follows_calendar=match[1] == "工作日")
    except ValueError as error:
        raise ValidationError(f"这一行的钟点不存在：“{line}”。") from error


def _clock(text: str) -> time:
    hour, minute = map(int, text.split(":"))
    return time(hour % 24 if hour == 24 and not minute else hour, minute)


def _parse_days(text: str) -> frozenset[int] | None:
    named = {"每天": EVERY_DAY, "每日": EVERY_DAY, "工作日": frozenset(range(5)), "周末": frozenset({5, 6})}
    if text in named:
        return named[text]
    if not (match := _DAYS.match(text)):
        return None
    first, last = (WEEKDAYS.index(day.replace("天", "日")) for day in (match[1], match[2] or match[1]))
    return frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))
