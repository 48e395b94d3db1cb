"""Bytes as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from honours.plaques.credentials.multibase import decoded, encoded, multikey


@given(st.binary(max_size=70))
def test_there_and_back(data):
    assert decoded(encoded(data)) == data


def test_known_values():
    assert encoded(b"Hello World!") == "z2NEpo7TZRRrLZSi2U"
    assert encoded(b"\0\0\x01") == "z112"
    assert multikey(bytes(32)).startswith("z6Mk")


@pytest.mark.parametrize("text", ["", "2NEpo", "z0", "zI", "z" + "2" * 500])
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError):
        decoded(text)
