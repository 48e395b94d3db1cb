"""The numbers that Word writes before paragraphs. Without Django.

A list that HTML counts the same way stays a list; any other gets its numbers as text, since readers refer to them.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from lxml import etree

from .styles import Styles, attribute, tag

_PLAIN = {"%1.", "%1．", "%1、", "%1)", "%1）", "(%1)", "（%1）", "%1"}
_DIGITS = "〇一二三四五六七八九"
_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "ideographDigital",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "koreanDigital2",
}
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_WIDE = {48 + digit: chr(0xFF10 + digit) for digit in range(10)}
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_FORMAL = {ord(plain): formal for plain, formal in zip("一二三四五六七八九十", "壹贰叁肆伍陆柒捌玖拾", strict=True)}


@dataclass
class _Level:
    format: str = "decimal"
    text: str = "%1."
    start: int = 1


@dataclass
class _Item:
    paragraph: Any
    list: str
    level: int
    label: str
    is_bullet: bool
    is_plain: bool  # HTML would write the same number


class Numbering:
    """The lists of a document."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counted: dict[str, str] = {}  # lists that count together: those of one abstract list
        abstract = {attribute(each, "abstractNumId"): each for each in root.iter(tag("abstractNum"))}
        for number in root.iter(tag("num")):
            base = abstract.get(attribute(number.find(tag("abstractNumId"))))
            levels = dict(_levels(base))
            overridden = False
            for override in number.iter(tag("lvlOverride")):
                place = int(attribute(override, "ilvl") or 0)
                levels |= dict(_levels(override))
                if (start := override.find(tag("startOverride"))) is not None:
                    levels.setdefault(place, _Level())
                    levels[place] = _Level(levels[place].format, levels[place].text, int(attribute(start) or 1))
                    overridden = True
            key = attribute(number, "numId")
            self._levels[key] = levels
            self._counted[key] = key if overridden or base is None else f"a{attribute(base, 'abstractNumId')}"

    def apply(self, root: Any) -> None:
        """Write out the numbers that a list in HTML would not show."""
        paragraphs = list(root.iter(tag("p")))
        items = self._items(paragraphs)
        for _, group in groupby(paragraphs, key=lambda each: each in items):
            together = [items[each] for each in group if each in items]
            previous = None
            for _, same in groupby(together, key=lambda item: item.list):
                run = list(same)
                if not self._is_plain(run, previous):
                    for item in run:
                        self._write(item)
                previous = run
        for paragraph, item in items.items():
            if self._styles.heading_level(paragraph):
                self._write(item)

    def _items(self, paragraphs: list[Any]) -> dict[Any, _Item]:
        counts: dict[str, dict[int, int]] = defaultdict(dict)
        items: dict[Any, _Item] = {}
        for paragraph in paragraphs:
            number, level = self._place(paragraph)
            if not number or number not in self._levels:
                continue
            facts = self._levels[number].get(level, _Level())
            count = counts[self._counted[number]]
            for deeper in [each for each in count if each > level]:
                del count[deeper]
            count[level] = count[level] + 1 if level in count else facts.start
            label = self._label(number, level, count)
            plain = facts.format == "decimal" and facts.text.replace(f"%{level + 1}", "%1") in _PLAIN
            items[paragraph] = _Item(paragraph, number, level, label, facts.format == "bullet", plain)
            items[paragraph].is_plain = plain and _is_next_in_html(count[level], level, paragraph, items)
        return items

    def _place(self, paragraph: Any) -> tuple[str, int]:
        number = level = None
        for facts in self._styles.of_paragraph(paragraph):
            if (found := facts.find(tag("numPr"))) is not None:
                number = number or found.find(tag("numId"))
                level = level if level is not None else found.find(tag("ilvl"))
            if number is not None:
                break
        key = attribute(number)
        return ("", 0) if key in ("", "0") else (key, int(attribute(level) or 0))

    def _label(self, number: str, level: int, count: dict[int, int]) -> str:
        levels = self._levels[number]
        label = levels.get(level, _Level()).text
        for place in range(level + 1):
            facts = levels.get(place, _Level())
            label = label.replace(f"%{place + 1}", _numeral(count.get(place, facts.start), facts.format))
        return label

    @staticmethod
    def _is_plain(run: list[_Item], previous: list[_Item] | None) -> bool:
        """Whether a list in HTML shows the same; two lists that touch would run into each other."""
        if all(item.is_bullet for item in run):
            return True
        touches = previous is not None and not all(item.is_bullet for item in previous)
        return not touches and all(item.is_bullet or item.is_plain for item in run)

    def _write(self, item: _Item) -> None:
        """Put the number into the text and take the paragraph out of its list."""
        if item.is_bullet or not item.label:
            return
        paragraph = item.paragraph
        facts = paragraph.find(tag("pPr"))
        if facts is not None:
            is_heading = self._styles.heading_level(paragraph)
            for each in [*facts.findall(tag("numPr")), *([] if is_heading else facts.findall(tag("pStyle")))]:
                facts.remove(each)  # a style may bring a list too
        run = etree.Element(tag("r"))
        text = etree.SubElement(run, tag("t"))
        text.text = item.label + ("" if item.label[-1] in "、．）)" else " ")
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        paragraph.insert(0 if facts is None else 1, run)
        item.label = ""


def _is_next_in_html(number: int, level: int, paragraph: Any, items: dict[Any, _Item]) -> bool:
    """Whether HTML's own count comes to the same: it begins anew after every text between."""
    position, before, own = 1, paragraph.getprevious(), items[paragraph].list
    while before is not None and before in items and items[before].level >= level:
        if items[before].level == level and items[before].list != own:
            break
        position += items[before].level == level
        before = before.getprevious()
    return position == number


def _levels(element: Any) -> Any:
    if element is None:
        return
    for level in element.iter(tag("lvl")):
        start = attribute(level.find(tag("start"))) or "1"
        yield (
            int(attribute(level, "ilvl") or 0),
            _Level(
                attribute(level.find(tag("numFmt"))) or "decimal", attribute(level.find(tag("lvlText"))), int(start)
            ),
        )


def _numeral(number: int, how: str) -> str:
    """A number in one of Word's formats (ECMA-376, 17.18.59); those that are not known here as digits."""
    return _FORMATS[how](number) if how in _FORMATS else str(number)


def _chinese(number: int) -> str:
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")


def _roman(number: int) -> str:
    out = ""
    for value, letters in _ROMAN:
        while number >= value:
            out, number = out + letters, number - value
    return out


def _letter(number: int) -> str:
    return chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _circled(number: int) -> str:
    return chr(0x245F + number) if 1 <= number <= 20 else str(number)


def _formal(number: int) -> str:
    return _chinese(number).translate(_FORMAL)


_FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(_CHINESE, _chinese),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional"), _formal),
    **dict.fromkeys(("decimalEnclosedCircleChinese", "decimalEnclosedCircle"), _circled),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ideographTraditional": lambda number: _STEMS[(number - 1) % 10],
    "ideographZodiac": lambda number: _BRANCHES[(number - 1) % 12],
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(_WIDE),
    "decimalFullWidth2": lambda number: str(number).translate(_WIDE),
}
