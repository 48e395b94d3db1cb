"""What goes into the index: the same list for any index, OpenSearch included."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.tokens import LONGEST_WORD, MOST_TOKENS, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("洪崖洞", "洪崖 崖洞 洞"),
        ("洪崖洞，解放碑", "洪崖 崖洞 洞 解放 放碑 碑"),
        ("洪", "洪"),
        ("黨課", "党课 课"),
        ("ISO9001标准", "is so o9 90 00 01 1标 标准 准 iso"),
        ("5A级", "5a a级 级 a"),
        ("3·15", "3 15 5"),
        ("Food safety", "food safety"),
        ("92500103MA", "92 25 50 00 01 10 03 3m ma a ma"),
        ("𠮷野家", "吉野 野家 家"),
        ("\ud800洪\0", "洪"),
        ('"*()^:-', ""),
    ],
)
def test_tokens(text, expected):
    assert " ".join(tokens(text)) == expected


@given(st.text())
def test_only_letters_and_digits_reach_the_database(text):
    assert all(token.isalnum() for token in tokens(text))


def test_long_texts_and_words_are_cut():
    assert len(tokens("渝中" * MOST_TOKENS)) == MOST_TOKENS
    assert tokens("a" * 10_000) == ["a" * LONGEST_WORD]
