"""Other ways to say what a reader typed."""

from .folding import fold
from .models import Synonym, lines

# More ways cost time and bring noise.
MOST_WAYS = 8


def ways_to_say(text: str) -> list[str]:
    """Return `text` and what it becomes with editors' synonyms in place of their words: one query."""
    folded = fold(text)
    ways = {text: None}
    for words in Synonym.objects.values_list("words", flat=True):
        same = [fold(word) for word in lines(words)]
        # The longest first: 放心示范单位 before 示范单位, when both are listed.
        said = next((word for word in sorted(same, key=len, reverse=True) if word in folded), None)
        if said:
            ways |= {folded.replace(said, other): None for other in same if other != said}
    return list(ways)[:MOST_WAYS]
