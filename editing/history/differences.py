"""Which words of a text changed, where words have no spaces between them.

Wagtail compares word by word, and takes what stands between two Chinese commas for one word: a changed sign marked the
whole clause. Here sentences are compared first, and those that differ sign by sign; a number is one sign.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from wagtail.admin import compare
from wagtail.admin.compare import TextDiff

_SENTENCES = re.compile(r"[^。！？；\n]*[。！？；\n]?")
_SIGNS = re.compile(r"[A-Za-z0-9.]+|.", re.DOTALL)
AT_ONCE = 4_000_000  # pairs of signs; more would take seconds, and are told as a whole
SHORT = 2  # signs that stayed between two changes; fewer would cut the sentence to pieces

Change = tuple[str, str]


def compare_by_signs() -> None:
    """Let every comparison in the admin mark what changed and no more."""
    compare.diff_text = diff_text


def diff_text(before: str | None, after: str | None) -> TextDiff:
    """The changes from one text to another, as Wagtail's comparisons show them."""
    changes = _joined(_by_sentences(before or "", after or ""))
    return TextDiff(changes)


def _by_sentences(before: str, after: str) -> Iterator[Change]:
    old, new = (_SENTENCES.findall(text) for text in (before, after))
    for kind, old_part, new_part in _parts(old, new):
        if kind == "equal":
            yield kind, old_part
        else:
            yield from _by_signs(old_part, new_part)


def _by_signs(before: str, after: str) -> Iterator[Change]:
    old, new = _SIGNS.findall(before), _SIGNS.findall(after)
    if len(old) * len(new) > AT_ONCE:
        yield from (("deletion", before), ("addition", after))
        return
    parts = list(_parts(old, new))
    for place, (kind, old_part, new_part) in enumerate(parts):
        if kind == "equal" and not (0 < place < len(parts) - 1 and len(old_part) < SHORT):
            yield kind, old_part
        else:
            yield from (("deletion", old_part), ("addition", new_part))


def _parts(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield kind, "".join(old[i:j]), "".join(new[k:m])


def _joined(changes: Iterator[Change]) -> list[Change]:
    """Neighbours of a kind as one, what went before what came."""
    joined: list[Change] = []
    for is_equal, run in groupby(changes, key=lambda change: change[0] == "equal"):
        told = list(run)
        kinds = ("equal",) if is_equal else ("deletion", "addition")
        texts = ((kind, "".join(words for each, words in told if each == kind)) for kind in kinds)
        joined += [(kind, text) for kind, text in texts if text]
    return joined
