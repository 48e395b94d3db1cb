"""Footnotes and endnotes as plain words; what of their form would be lost is written out or told."""

from collections.abc import Callable
from typing import Any

from core.raised_signs import raised

from .elements import local
from .equations import written
from .styles import Styles, attribute, tag


def note_words(note: Any, styles: Styles, tell: Callable[[str], None]) -> str:
    """What a note says in one line; struck and hidden words are left out and told."""
    pieces: list[str] = []
    _collect(note, styles, pieces, tell)
    return " ".join("".join(pieces).split())


def _collect(element: Any, styles: Styles, pieces: list[str], tell: Callable[[str], None]) -> None:
    name = local(element)
    if name == "oMath":
        said = "".join(raised(text, position) if position else text for text, position in written(element))
        pieces.append(said)
        tell(f"脚注里的公式改写成了文字：{said}。请核对。")
    elif name == "r":
        words = "".join(each.text or " " for each in element.iter(tag("t"), tag("tab"), tag("br")))
        if (kind := styles.unseen(element)) and words.strip():
            tell(f"脚注里{kind}的字没有带进来：{words}")
        else:
            position = attribute(element.find(f"{tag('rPr')}/{tag('vertAlign')}"))
            pieces.append(raised(words, position) if position in ("superscript", "subscript") else words)
    elif name not in ("del", "moveFrom"):
        for each in element:
            _collect(each, styles, pieces, tell)
        pieces.append(" " if name == "p" else "")
