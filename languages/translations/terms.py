"""Which terms of an original its English does not say as the term base wants: told to editors, forbidden to nobody."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from django.utils.html import strip_tags
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from core.languages import OWN, locale_key

from .models import Term


@dataclass(frozen=True)
class Breach:
    """A term that is in the original and in none of its wordings in the translation; `sentence` is where, if known."""

    term: Term
    sentence: str = ""


def breaches(page: Page) -> list[Breach]:
    """What to tell the editor of this English page: string by string where it is so translated, else as a whole.

    An alias has no words of its own, and what is not translated yet breaks no rule.
    """
    original = page.get_translations().filter(locale_id=locale_key(OWN)).first()
    if original is None or page.alias_of_id:
        return []
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()
    if translation:
        return list(_in_strings(translation))
    draft = page.get_latest_revision_as_object()
    return [Breach(term) for term in unsaid(text_of(original.specific), text_of(draft))]


def unsaid(original: str, english: str) -> list[Term]:
    """The terms in a Chinese text that its English says in no accepted wording, in the order of the text."""
    return _unsaid(original, english, {term.chinese: term for term in Term.objects.all()})


def text_of(page: Page) -> str:
    """All that is translated of a page, one text after the other."""
    segments = (each for each in extract_segments(page) if isinstance(each, StringSegmentValue))
    return "\n".join(segment.render_text() for segment in segments)


def _in_strings(translation: Translation) -> Iterator[Breach]:
    terms = {term.chinese: term for term in Term.objects.all()}
    for original, english in _pairs(translation):
        for term in _unsaid(original, english, terms):
            yield Breach(term, original)


def _pairs(translation: Translation) -> Iterable[tuple[str, str]]:
    """The strings that are translated, in the order of the page."""
    segments = StringSegment.objects.filter(source=translation.source).annotate_translation(translation.target_locale)
    rows = segments.filter(translation__isnull=False).order_by("order").values_list("string__data", "translation")
    return ((unescape(strip_tags(original)), unescape(strip_tags(english))) for original, english in rows)


def _unsaid(original: str, english: str, terms: dict[str, Term]) -> list[Term]:
    if not terms:
        return []
    # The longest term at a place counts, not the shorter ones inside it.
    named = re.findall("|".join(map(re.escape, sorted(terms, key=len, reverse=True))), original)
    return [term for term in map(terms.__getitem__, dict.fromkeys(named)) if not term.is_said_in(english)]
