"""Did you mean: the names that sound like what was typed, or are spelled nearly so."""

from collections import Counter
from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from wagtail.search.backends import get_search_backend

from .folding import fold
from .pinyin import near_spellings, sound_of, sounding_near
from .spelling import is_one_slip_away
from .vocabulary import Vocabulary, Weight

MOST_NAMES = 40
SHORTEST = {True: 6, False: 3}  # characters of a word that may have a slip, in letters and in Chinese


def did_you_mean(text: str, unknown: Iterable[str], words: Vocabulary, *querysets: QuerySet) -> str:
    """Return `text` with its first unknown word put right (洪涯洞火锅: 洪崖洞火锅), or nothing: two queries at most."""
    runs = list(unknown)
    if better := put_right(text, runs, words):
        return better
    run = max(runs, key=len, default="")
    said = sounding_so(run, *querysets)
    return fold(text).replace(run, said, 1) if said else ""


def put_right(text: str, runs: Iterable[str], words: Vocabulary) -> str:
    """Return `text` with the first word that is a known one but for a slip put right; no query."""
    runs = list(runs)
    alone = len({run for run in runs if run.isascii()}) < 2  # beside other unknown words a letter more proves little
    for run in runs if alone else [run for run in runs if not run.isascii()]:
        if better := well_spelled(run, words):
            return fold(text).replace(run, better, 1)
    return ""


def well_spelled(run: str, words: Vocabulary) -> str:
    """The known word that differs by one slip; of Chinese words only names of places, which nothing else resembles."""
    latin = run.isascii()
    if len(run) < SHORTEST[latin]:
        return ""
    near = (word for word in _of_interest(words, latin) if is_one_slip_away(run, word))
    return min(near, key=lambda word: (abs(len(word) - len(run)), word), default="")


def sounding_so(text: str, *querysets: QuerySet) -> str:
    """Return the words in titles that sound like `text`, or nearly so: one query of the index, one of each model."""
    sounds = near_spellings(sound_of(text))
    if not sounds:
        return ""
    found = get_search_backend().sounding([queryset.model for queryset in querysets], sounds, MOST_NAMES)
    titles = [
        title
        for queryset in querysets
        if (keys := found[queryset.model])
        for title in queryset.filter(pk__in=keys).values_list("title", flat=True)
    ]
    return best_title(text, titles)


def best_title(text: str, titles: Iterable[str]) -> str:
    """Return the commonest words in `titles` that sound like `text`; nothing if they are `text` itself."""
    counts = Counter(title[low:high] for title in titles for low, high in sounding_near(title, text))
    best = max(counts, key=lambda words: (counts[words], words), default="")
    return "" if fold(best) == fold("".join(text.split())) else best


def _of_interest(words: Vocabulary, latin: bool) -> Iterator[str]:
    for text, word in words.words.items():
        if text.isascii() == latin and (latin or word.weight == Weight.NAME):
            yield text
