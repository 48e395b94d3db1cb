"""Traditional by rule: what changes, what must not, and that search takes both for the same."""

import pytest

from core.opencc import convert
from search.folding import fold

GB2312 = [
    bytes([high, low]).decode("gb2312")
    for high in range(0xB0, 0xF8)
    for low in range(0xA1, 0xFF)
    if not (high == 0xD7 and low > 0xF9)
]


def test_search_finds_every_character_in_both_scripts():
    assert len(GB2312) == 6763
    assert [sign for sign in GB2312 if fold(convert(sign)) != fold(sign)] == []


@pytest.mark.parametrize(
    ("own", "traditional"),
    [
        ("重庆小面", "重慶小麵"),
        ("清水冲净，再签个字", "清水沖淨，再簽個字"),
        ("合同复印件", "合同複印件"),
        ("坐在台阶上", "坐在臺階上"),
        ("后厨干净，周一至周五", "後廚乾淨，週一至週五"),
        ("12315", "12315"),
    ],
)
def test_shop_words_come_out_right(own, traditional):
    assert convert(own) == traditional


@pytest.mark.parametrize("name", ["乾丰号面庄", "老灶渝味面馆", "范后里"])
def test_a_name_stays_as_it_is_registered(name):
    assert convert(f"来到{name}，认准门头。", [name]) == f"來到{name}，認準門頭。"
