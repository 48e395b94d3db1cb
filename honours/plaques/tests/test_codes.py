"""Codes as people type them."""

import pytest

from core.verification.codes import normalise_code, shown
from honours.plaques.models import ForgeryReport


@pytest.mark.parametrize(
    "typed", ["mnpqr-23456", "ＭＮＰＱＲ　２３４５６", " MNPQR 23456\n", "MNPQR—23456", "ｍｎｐｑｒ－２３４５６"]
)
def test_what_a_hurried_hand_does_is_mended(typed):
    assert normalise_code(typed) == "MNPQR23456"


@pytest.mark.parametrize(
    "typed", ["", "MNPQR2345", "MNPQR234567", "MNPQR2345O", "MNPQR23451", "MNPQR/23456", "😀" * 10]
)
def test_what_no_plaque_can_carry_is_not(typed):
    assert normalise_code(typed) is None


def test_a_wrong_code_is_repeated_short_and_printable():
    assert shown("a\0b\x1b[31m") == "ab[31m"
    assert len(shown("长" * 5000)) == ForgeryReport._meta.get_field("code").max_length
