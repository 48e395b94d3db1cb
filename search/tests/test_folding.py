"""One spelling for all, whatever the keyboard."""

import sys

import pytest

from search.folding import fold
from search.management.commands.build_variants import build_classes, gb2312
from search.variants import SOURCE, variant_table

opencc = pytest.importorskip("opencc")


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("ＩＳＯ９００１", "iso9001"),
        ("黨課", "党课"),
        ("洪崖洞", "洪崖洞"),
        ("著名", "着名"),
        ("Café", "cafe"),
        ("㎒", "mhz"),
        ("İSTANBUL", "istanbul"),
        ("한국", "한국"),
        ("", ""),
    ],
)
def test_folds(typed, same):
    assert fold(typed) == same


@pytest.mark.parametrize("configuration", ["s2t", "s2tw", "s2hk"])
def test_every_everyday_character_finds_its_traditional_forms(configuration):
    converter = opencc.OpenCC(configuration)
    assert len(gb2312()) == 6763
    assert [c for c in gb2312() if fold(converter.convert(c)) != fold(c)] == []


def test_folding_twice_changes_nothing():
    assert [code for code in range(sys.maxunicode + 1) if fold(fold(chr(code))) != fold(chr(code))] == []


def test_the_committed_table_is_the_generated_one():
    assert SOURCE.read_text(encoding="utf-8").split() == build_classes()


def test_the_table_leads_to_characters_that_stay():
    table = variant_table()
    assert len(table) > 4_500
    assert [kept for kept in table.values() if ord(kept) in table] == []
