"""The committed table of characters that search takes for the same one."""

from functools import cache
from pathlib import Path

SOURCE = Path(__file__).with_name("variants.txt")
#: What no table of scripts knows: the round zero, the numerals of cheques, and a rare form met on shop signs.
_NUMERALS = dict(zip("〇壹贰叁肆伍陆柒捌玖拾𠮷", "零一二三四五六七八九十吉", strict=True))
#: What only whole words join in Traditional: 回复 is 回覆, 明了 is 明瞭, 借口 is 藉口.
_IN_WORDS = dict(zip("覆瞭藉甦", "复了借苏", strict=True))


@cache
def variant_table() -> dict[int, str]:
    """Map the code of a Traditional or variant character to the one search keeps.

    Each line of variants.txt is one class, the character to keep first.
    Rebuild the file with ``manage.py build_variants``.
    """
    lines = SOURCE.read_text(encoding="utf-8").split()
    kept = {other: line[0] for line in lines for other in line[1:]} | _NUMERALS | _IN_WORDS
    return {ord(other): _NUMERALS.get(sign, sign) for other, sign in kept.items()}
