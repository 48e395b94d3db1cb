"""Wagtail's query objects as our expressions, and the name a query may be the title of."""

from dataclasses import dataclass

from wagtail.search.query import And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText, SearchQuery

from ..query import EVERYTHING, NOTHING, Query, join, parse, phrase
from ..tokens import bigrams, is_word, portable, run_tokens, runs, tokens


@dataclass(frozen=True)
class Name:
    """Title tokens that equal a query, and those that begin with it, as stored in the index."""

    exact: str
    prefix: str


def read(query: SearchQuery) -> Query:
    """Return our expression for any query Wagtail can express; it never raises on what was typed."""
    if isinstance(query, MatchAll):
        return EVERYTHING
    if isinstance(query, Phrase):
        return Query(phrase(query.query_string))
    if isinstance(query, (PlainText, Fuzzy)):
        return parse(query.query_string, "or" if query.operator == "or" else "and")
    if isinstance(query, Boost):
        return read(query.subquery)
    if isinstance(query, Not):
        return ~read(query.subquery)
    if isinstance(query, Or):
        return join("or", map(read, query.subqueries))
    if isinstance(query, And):
        return _all(query)
    raise NotImplementedError(f"{type(query).__name__} has no meaning in this search")


def name(query: SearchQuery) -> Name:
    """Return the title that a query spells; of alternatives, the first."""
    return name_of(_spelled(query))


def name_of(text: str) -> Name:
    """Return the title that a text spells."""
    found = runs(text)
    if not found:
        return Name("", "")
    last = found[-1]
    end = run_tokens(last) if is_word(last) else bigrams(last) or [portable(last)]
    before = [token for run in found[:-1] for token in run_tokens(run)]
    return Name(" ".join(tokens(text)), " ".join(before + end))


def _all(query: And) -> Query:
    """Join the parts; typed text without a letter or digit asks for nothing and is left out."""
    parts = [(part, read(part)) for part in query.subqueries]
    asked = [found for part, found in parts if not (isinstance(part, (PlainText, Phrase)) and found == NOTHING)]
    return join("and", asked) if asked else NOTHING


def _spelled(query: SearchQuery) -> str:
    if isinstance(query, (PlainText, Phrase, Fuzzy)):
        return query.query_string
    if isinstance(query, Boost):
        return _spelled(query.subquery)
    if isinstance(query, Or):
        return _spelled(query.subqueries[0])
    if isinstance(query, And):
        return " ".join(map(_spelled, query.subqueries))
    return ""
