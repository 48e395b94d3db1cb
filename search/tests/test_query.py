"""From what was typed to terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query import EVERYTHING, NOTHING, Group, Query, Sequence, Without, join, parse, phrase


@pytest.mark.parametrize(
    ("typed", "expression"),
    [
        ("洪崖洞", Sequence(("洪崖", "崖洞"))),
        ("洪", Sequence(("洪",), prefix=True)),
        ("3·15", Group("or", (Sequence(("3", "15")), Sequence(("31", "15"))))),
        ("ISO9001", Sequence(("is", "so", "o9", "90", "00", "01"))),
        ("a", Sequence(("a",))),
        ("HYD", Group("or", (Sequence(("hyd",), prefix=True), Sequence(("ㄆhyd",), prefix=True, sound=True)))),
        ("党课 食品", Group("and", (Sequence(("党课",)), Sequence(("食品",))))),
        ('"food safety"', Sequence(("food", "safety"))),
        ('"党课 食品"', Sequence(("党课", "课", "食品"))),
        ('洪崖"', Sequence(("洪崖",))),
    ],
)
def test_parse(typed, expression):
    assert parse(typed) == Query(expression)


@pytest.mark.parametrize("typed", ["", " ", '"', '""', "\0", "*(^:-)", "😀", "。，！", "\ud800", "'"])
def test_nothing_asked_is_nothing_found(typed):
    assert parse(typed) == NOTHING
    assert phrase(typed) is None


@given(st.text(max_size=300))
def test_no_text_raises(text):
    for expression in _sequences(parse(text).expression):
        assert all(token.isalnum() for token in expression.tokens)


def test_a_long_query_is_cut():
    assert len(parse("洪 " * 5_000).expression.parts) == 12
    assert len(parse("洪" * 10_000).expression.tokens) == 199


def test_not_moves_outward():
    one, other = parse("洪崖"), parse("党课")
    without = Without(one.expression, other.expression)
    assert join("and", [one, ~other]) == Query(without)
    assert join("or", [~one, other]) == Query(without, negated=True)
    assert join("and", [~one, ~other]) == ~join("or", [one, other])
    assert join("and", [EVERYTHING, one]) == one
    assert join("or", [EVERYTHING, one]) == EVERYTHING
    assert join("and", [NOTHING, one]) == NOTHING
    assert join("or", [NOTHING, one]) == one


def _sequences(expression):
    if isinstance(expression, Sequence):
        yield expression
    elif isinstance(expression, Group):
        for part in expression.parts:
            yield from _sequences(part)
