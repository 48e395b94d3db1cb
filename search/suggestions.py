"""Did you mean: names that sound like what was typed."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import QuerySet
from wagtail.search.backends import get_search_backend

from .folding import fold
from .pinyin import sound_of, sounding_like

MOST_NAMES = 40


def did_you_mean(text: str, *querysets: QuerySet) -> str:
    """Return the words in titles that sound like `text` (洪涯洞: 洪崖洞), or nothing: one search query."""
    sound = sound_of(text)
    if not sound:
        return ""
    found = get_search_backend().sounding([queryset.model for queryset in querysets], sound, MOST_NAMES)
    titles = [
        title
        for queryset in querysets
        if (keys := found[queryset.model])
        for title in queryset.filter(pk__in=keys).values_list("title", flat=True)
    ]
    return best_title(text, sound, titles)


def best_title(text: str, sound: str, titles: Iterable[str]) -> str:
    """Return the commonest words in `titles` with this sound; nothing if they are `text` itself."""
    spans = ((title, span) for title in titles for span in sounding_like(title, sound, whole=True))
    counts = Counter(title[low:high] for title, (low, high) in spans)
    best = max(counts, key=lambda words: counts[words], default="")
    return "" if fold(best) == fold("".join(text.split())) else best
