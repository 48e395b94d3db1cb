"""The committed table of characters that search takes for the same one."""

from functools import cache
from pathlib import Path

SOURCE = Path(__file__).with_name("variants.txt")


@cache
def variant_table() -> dict[int, str]:
    """Map the code of a Traditional or variant character to the one search keeps.

    Each line of variants.txt is one class, the character to keep first.
    Rebuild the file with ``manage.py build_variants``.
    """
    lines = SOURCE.read_text(encoding="utf-8").split()
    return {ord(other): line[0] for line in lines for other in line[1:]}
