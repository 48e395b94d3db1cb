"""Write search/variants.txt: which characters search takes for the same one."""

from collections import defaultdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

# Unified ideographs with extensions A to H; folding resolves the compatibility blocks.
BLOCKS = ((0x3400, 0x9FFF), (0x20000, 0x323AF))
TO_SIMPLIFIED = ("t2s", "tw2s", "hk2s")
TO_TRADITIONAL = ("s2t", "s2tw", "s2hk")
TARGET = Path(__file__).resolve().parents[2] / "variants.txt"


class Command(BaseCommand):
    """Join what OpenCC converts into one another; needs requirements-dev only."""

    help = "重新生成繁简异体字表 search/variants.txt(需要开发依赖 opencc)"

    def handle(self, *args: Any, **options: Any) -> None:
        classes = build_classes()
        TARGET.write_text("".join(f"{line}\n" for line in classes), encoding="utf-8")
        self.stdout.write(f"{len(classes)} 组,{sum(map(len, classes))} 字")


def build_classes() -> list[str]:
    """Return one string for each class of equal characters, the one to keep first."""
    parents: dict[str, str] = {}
    everything = [chr(code) for low, high in BLOCKS for code in range(low, high + 1)]
    _join(parents, everything, TO_SIMPLIFIED)
    _join(parents, gb2312(), TO_TRADITIONAL)
    members = defaultdict(set)
    for character in parents:
        members[_root(parents, character)].add(character)
    return sorted("".join(sorted(group, key=_standing)) for group in members.values())


def gb2312() -> list[str]:
    """Return the 6,763 everyday Simplified characters of GB 2312."""
    pairs = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return [text for pair in pairs if (text := pair.decode("gb2312", "ignore"))]


def _join(parents: dict[str, str], characters: list[str], configurations: tuple[str, ...]) -> None:
    from opencc import OpenCC  # a development tool: the site runs without it

    for name in configurations:
        converter = OpenCC(name)
        for before in characters:
            after = converter.convert(before)
            if len(after) == 1 and after != before:
                parents[_root(parents, before)] = _root(parents, after)


def _root(parents: dict[str, str], character: str) -> str:
    parents.setdefault(character, character)
    while parents[character] != character:
        character = parents[character]
    return character


def _standing(character: str) -> tuple[int, int]:
    """Put everyday Simplified characters first: they are what readers see in tokens."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return 1, ord(character)
    return 0, ord(character)
