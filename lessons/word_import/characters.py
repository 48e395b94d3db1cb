"""Characters that a document draws in a way of its own: by a font of symbols, in capitals, above the line."""

import re
from collections.abc import Callable
from itertools import groupby
from typing import Any

from mammoth.docx.dingbats import dingbats

from .elements import new_run, with_text
from .styles import W, attribute, is_on, tag

#: The marks of remarks; a document's own use of them is taken out first.
_OUR_MARKS = str.maketrans({"\ue000": "□", "\ue001": "□"})
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_FONTS = {font for font, _ in dingbats}
_RAISED_BY, _LONGEST = 4, 8  # half points; signs of a run that may stand above the line


def plain_characters(root: Any, remark: Callable[[str], Any]) -> None:
    """Make signs what they look like; those that only this document's fonts can show are told."""
    told = _own_marks(root)
    for run in list(root.iter(tag("r"))):
        facts = run.find(tag("rPr"))
        if facts is not None:
            _by_font(run, facts)
            _in_capitals(run, facts)
            _above_the_line(run, facts)
        _unknown_symbols(run, remark)
        signs = [sign for text in run.iter(tag("t")) for sign in _PRIVATE.findall(text.text or "")]
        told += [(_paragraph(run), f"“{sign}”（U+{ord(sign):04X}）") for sign in signs]
    for paragraph, pairs in groupby(told, key=lambda each: each[0]):
        if paragraph is not None:
            words = "、".join(list(dict.fromkeys(words for _, words in pairs))[:10])
            paragraph.append(remark(f"这里有造字或特殊符号 {words}，别人的电脑上显示不出来，请换成常用的字。"))


def _own_marks(root: Any) -> list[tuple[Any, str]]:
    """Signs of the document that would pass for our marks, by their paragraph; a box stands for them."""
    found = []
    for text in root.iter(tag("t")):
        found += [(_paragraph(text), f"U+{ord(sign):04X}") for sign in re.findall("[\ue000\ue001]", text.text or "")]
        text.text = (text.text or "").translate(_OUR_MARKS)
    return found


def _paragraph(element: Any) -> Any:
    return next(element.iterancestors(tag("p")), None)


def _sign(font: str, code: int) -> str:
    found = dingbats.get((font, code)) or (dingbats.get((font, code - 0xF000)) if code >= 0xF000 else None)
    return chr(found) if found else ""


def _by_font(run: Any, facts: Any) -> None:
    """Text in a font of symbols: what it shows instead of letters."""
    fonts = facts.find(tag("rFonts"))
    names = [attribute(fonts, name) for name in ("ascii", "hAnsi")] if fonts is not None else []
    font = next((name for name in names if name in _FONTS), "")
    if not font:
        return
    for text in run.iter(tag("t")):
        text.text = "".join(_sign(font, ord(sign)) or sign if sign != " " else sign for sign in text.text or "")


def _in_capitals(run: Any, facts: Any) -> None:
    capitals = [each for each in (facts.find(tag("caps")), facts.find(tag("smallCaps"))) if each is not None]
    if any(map(is_on, capitals)):
        for text in run.iter(tag("t")):
            text.text = (text.text or "").upper()


def _above_the_line(run: Any, facts: Any) -> None:
    """A few signs that were moved up or down by hand are raised or lowered ones."""
    moved = attribute(facts.find(tag("position")))
    words = "".join(text.text or "" for text in run.iter(tag("t")))
    if not re.fullmatch(r"-?\d{1,3}", moved) or abs(int(moved)) < _RAISED_BY or not 0 < len(words) <= _LONGEST:
        return
    others = (
        each for each in run.getparent() if each is not run and each.tag == tag("r") and each.find(tag("t")) is not None
    )
    beside = next(others, None)
    if beside is not None and attribute(beside.find(f"{tag('rPr')}/{tag('position')}")) != moved:
        with_text("vertAlign", parent=facts).set(f"{W}val", "superscript" if int(moved) > 0 else "subscript")


def _unknown_symbols(run: Any, remark: Callable[[str], Any]) -> None:
    """A symbol that mammoth would pass over in silence."""
    for symbol in list(run.iter(tag("sym"))):
        font, code = attribute(symbol, "font"), attribute(symbol, "char")
        number = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{1,6}", code) else 0
        if _sign(font, number):
            continue
        run.remove(symbol)
        if 0 < number < 0xE000 and chr(number).isprintable():
            run.append(new_run(chr(number)).find(tag("t")))
        else:
            run.addnext(remark(f"这里有一个符号没有带进来（字体 {font[:20]}，编号 {code[:6]}），请对照原文补上。"))
