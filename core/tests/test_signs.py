"""Signs nobody sees and signs that look like others."""

import unicodedata

import pytest

from core.signs import fold_radicals, lookalike_key, named_invisible, without_invisible

UNSEEN = "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2064\u2066\u2069\u3164"
UNSEEN += "\ufe00\ufe0f\ufeff\uffa0\U000e0001\U000e0041\U000e0100"


@pytest.mark.parametrize("sign", UNSEEN, ids=lambda sign: f"U+{ord(sign):04X}")
def test_a_sign_that_nobody_sees_is_taken_out_and_named(sign):
    assert without_invisible(f"渝{sign}01") == "渝01"
    assert named_invisible(f"渝{sign}01").startswith("渝〔")
    assert lookalike_key(f"渝{sign}01") == lookalike_key("渝01")


def test_what_is_seen_stays():
    text = "渝中区 Ａ·1（甲）\u3000café 𠮷野家"
    assert (without_invisible(text), named_invisible(text), fold_radicals(text)) == (text, "", text)


def test_every_radical_of_kangxi_becomes_a_character():
    for code in range(0x2F00, 0x2FD6):
        assert 0x4E00 <= ord(fold_radicals(chr(code))) <= 0x9FFF


def test_every_radical_of_the_supplement_becomes_a_character():
    radicals = [chr(code) for code in range(0x2E81, 0x2EF4) if unicodedata.name(chr(code), "")]
    left = [radical for radical in radicals if fold_radicals(radical) == radical]
    assert not left


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("渝A-01", "渝Ａ－０１"),
        ("渝A-01", "渝А-01"),
        ("渝A-01", "渝a—01"),
        ("渝A-01", "渝A-O1"),
        ("渝A-01", "渝 A - 01"),
        ("渝(2022)1", "渝（2022）l"),
        ("渝〔2022〕1", "渝[2022]1"),
        ("渝⽅1", "渝方1"),
    ],
)
def test_codes_that_look_the_same_have_one_key(one, other):
    assert lookalike_key(one) == lookalike_key(other)


@pytest.mark.parametrize(("one", "other"), [("渝-1", "渝-01"), ("渝中", "渝种"), ("A-1", "A1"), ("1-2", "12")])
def test_codes_that_differ_keep_their_keys(one, other):
    assert lookalike_key(one) != lookalike_key(other)
