"""What a reader typed, as an expression of tokens that any index can run."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from .pinyin import MARK
from .tokens import bigrams, is_word, portable, run_tokens, runs

# A query is cut to this many characters and terms: enough for any title, cheap for any index.
LONGEST = 200
MOST_TERMS = 12
TERM = re.compile(r'"([^"]*)"?|([^"\s]+)')

Join = Literal["and", "or"]


@dataclass(frozen=True)
class Sequence:
    """Tokens next to one another; with `prefix` the last may go on; a sound stands in the names only."""

    tokens: tuple[str, ...]
    prefix: bool = False
    sound: bool = False


@dataclass(frozen=True)
class Group:
    """All or any of at least two parts."""

    join: Join
    parts: tuple["Expression", ...]


@dataclass(frozen=True)
class Without:
    """What matches `base` and does not match `taken`."""

    base: "Expression"
    taken: "Expression"


Expression = Sequence | Group | Without


@dataclass(frozen=True)
class Query:
    """An expression (None matches nothing), or everything but what it matches."""

    expression: Expression | None = None
    negated: bool = False

    def __invert__(self) -> "Query":
        return replace(self, negated=not self.negated)


NOTHING = Query()
EVERYTHING = ~NOTHING


def parse(text: str, operator: Join = "and") -> Query:
    """Return the query for typed text: blanks join terms, quotes make a phrase.

    Text without any letter or digit matches nothing. No text raises.
    """
    found = TERM.findall(text[:LONGEST])[:MOST_TERMS]
    parts = [phrase(quoted) if quoted else term(plain) for quoted, plain in found]
    return Query(_group(operator, parts))


def phrase(text: str) -> Expression | None:
    """Return the sequence of all tokens of `text`, words in full; None if there are none."""
    found = runs(text[:LONGEST])
    if not found:
        return None
    before = [token for run in found[:-1] for token in run_tokens(run)]
    last = found[-1]
    if is_word(last):
        return Sequence((*before, *run_tokens(last)))
    if len(last) == 1:
        return Sequence((*before, portable(last)), prefix=True)
    return Sequence((*before, *bigrams(last)))


def term(text: str) -> Expression | None:
    """Return the expression for a term without blanks: a lone word may also begin a word or be a sound."""
    found = runs(text)
    if len(found) > 1:
        return any_of([phrase(text), phrase("".join(found))])  # K&K is also KK, 一品·老鸭汤 also 一品老鸭汤
    if not found or not is_word(found[0]):
        return phrase(text)
    [word] = run_tokens(found[0])
    if len(word) == 1:
        return Sequence((word,))
    return Group("or", (Sequence((word,), prefix=True), Sequence((MARK + word,), prefix=True, sound=True)))


def any_of(parts: Iterable[Expression | None], operator: Join = "or") -> Expression | None:
    """Return what matches any (or all) of the parts that ask for something; None if none does."""
    return _group(operator, list(dict.fromkeys(parts)))


def join(operator: Join, queries: Iterable[Query]) -> Query:
    """Join whole queries; NOT moves outward, because indexes know only "this without that"."""
    plain: list[Expression | None] = []
    negated: list[Expression | None] = []
    for query in queries:
        (negated if query.negated else plain).append(query.expression)
    if operator == "and":
        return _both(plain, negated)
    # a OR NOT b is NOT (b AND NOT a)
    return ~_both(negated, plain) if negated else Query(_group("or", plain))


def _both(plain: list[Expression | None], negated: list[Expression | None]) -> Query:
    taken = _group("or", negated)
    if not plain:
        return Query(taken, negated=True)
    base = _group("and", plain) if all(plain) else None
    return Query(Without(base, taken) if base and taken else base)


def _group(operator: Join, parts: Iterable[Expression | None]) -> Expression | None:
    known = tuple(part for part in parts if part)
    if len(known) < 2:
        return known[0] if known else None
    return Group(operator, known)
