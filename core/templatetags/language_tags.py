"""Which language a page or a piece of it is in, and dates as that language writes them."""

from datetime import date, datetime
from typing import Any

from django import template
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from ..languages import OWN, readers_language
from ..opencc import in_words
from ..opening_words import opening_words

register = template.Library()

SOURCE = "zh-hans"
HTML_NAMES = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}


@register.simple_tag
def html_lang() -> str:
    """The page's language as HTML spells it: zh-Hans, zh-Hant, en."""
    language = get_language() or SOURCE
    return HTML_NAMES.get(language, language)


@register.filter
def dated(day: date | None, shape: str = "DATE_FORMAT") -> SafeString | str:
    """A `<time>` that people read in their own language and machines in ISO; nothing without a day."""
    if not day:
        return ""
    if isinstance(day, datetime) and timezone.is_aware(day):
        day = timezone.localtime(day)
    machine = day.strftime("%Y-%m-%d")
    return format_html('<time datetime="{}">{}</time>', machine, formats.date_format(day, shape))


@register.filter
def chinese(text: object) -> SafeString | str:
    """What exists in Chinese only, like a registered name: marked as Chinese on a page of another language."""
    if not text:
        return ""
    if get_language() in (SOURCE, None):
        return str(text)
    return format_html('<span lang="zh-Hans">{}</span>', text)


@register.filter
def untranslated(text: object) -> SafeString | str:
    """What somebody wrote in Chinese only, like a reason: `chinese`, and an English page says that it is."""
    note = chinese_note() if text else ""
    return format_html("{} {}", chinese(text), note) if note else chinese(text)


@register.simple_tag
def chinese_note() -> str:
    """What an English page says beside a text that exists in Chinese only; nothing on the others."""
    return gettext("（中文）") if readers_language() == "en" else ""


@register.filter
def hours(text: str) -> str:
    """Opening hours, one rule a line, in the reader's language."""
    return opening_words(text)


@register.filter
def worded(own: object, english: str = "") -> SafeString | str:
    """A record's words in the reader's language; on an English page those without English are marked as Chinese."""
    if not own:
        return ""
    words = in_words(str(own), english)
    return chinese(words) if readers_language() == "en" and not english else words


@register.filter
def named(record: Any) -> SafeString | str:
    """The title of a record with an English name beside it, as `worded` says it; nothing without a record."""
    return worded(record.title, record.english) if record else ""


@register.filter
def titled(page: Any) -> SafeString | str:
    """A page's title, marked as Chinese where the page only stands in for its translation; nothing without a page."""
    if not page:
        return ""
    return chinese(page.title) if page.alias_of_id and readers_language() != OWN else str(page.title)
