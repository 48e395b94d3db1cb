"""The words around a match, and the match."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.snippets import excerpt, pieces


def marked(found):
    return "".join(f"[{piece.text}]" if piece.is_match else piece.text for piece in found)


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("游洪崖洞夜景", "崖洞", "游洪[崖洞]夜景"),
        ("安全黨課", "党课", "安全[黨課]"),
        ("党课与安全", "安全 党课", "[党课]与[安全]"),
        ("洪崖洞", "hyd", "[洪崖洞]"),
        ("ＩＳＯ９００１认证", "iso9001", "[ＩＳＯ９００１]认证"),
        ("3·15活动", "3·15", "[3·15]活动"),
        ("<b>崖洞", "崖洞", "<b>[崖洞]"),
        ("food, seafood", "food", "[food], seafood"),
        ("没有", "洪崖", "没有"),
        ("㎒频道", "mhz", "[㎒]频道"),
    ],
)
def test_pieces(text, typed, expected):
    assert marked(pieces(text, [typed])) == expected


def test_an_excerpt_shows_the_first_text_that_matches():
    long = "前" * 50 + "洪崖洞" + "后" * 200
    found = marked(excerpt(["没有", long, "洪崖洞"], ["洪崖洞"]))
    assert found == "…" + "前" * 24 + "[洪崖洞]" + "后" * 63 + "…"
    assert excerpt(["没有"], ["洪崖洞"]) == []


@given(st.text(), st.text(max_size=20))
def test_no_character_is_lost(text, typed):
    assert "".join(piece.text for piece in pieces(text, [typed])) == text
