"""The numbers that Word writes before paragraphs. Without Django.

A list that HTML counts the same way stays a list; any other gets its numbers as text, since readers refer to them.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from lxml import etree

from .styles import Styles, attribute, is_on, tag

_PLAIN = {"%1.", "%1．", "%1、", "%1"}
_DIGITS = "〇一二三四五六七八九"
_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
}
_DIGIT_BY_DIGIT = {"ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital2"}
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_WIDE = {48 + digit: chr(0xFF10 + digit) for digit in range(10)}
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_FORMAL = {
    ord(plain): formal for plain, formal in zip("〇一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟", strict=True)
}


@dataclass
class _Level:
    format: str = "decimal"
    text: str = "%1."
    start: int = 1
    is_legal: bool = False  # all numbers of a label in digits


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
                    levels[place] = replace(levels[place], start=int(attribute(start) or 1))
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
            if self._styles.heading_level(paragraph) or next(paragraph.iterancestors(tag("tc")), None) is not None:
                self._write(item)  # neither headings nor the plain text of a cell are counted by HTML

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
        own = levels.get(level, _Level())
        label = own.text
        for place in range(level + 1):
            facts = levels.get(place, _Level())
            how = "decimal" if own.is_legal else facts.format
            label = label.replace(f"%{place + 1}", _numeral(count.get(place, facts.start), how))
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
                attribute(level.find(tag("numFmt"))) or "decimal",
                attribute(level.find(tag("lvlText"))),
                int(start),
                (legal := level.find(tag("isLgl"))) is not None and is_on(legal),
            ),
        )


def _numeral(number: int, how: str) -> str:
    """A number in one of Word's formats (ECMA-376, 17.18.59); those that are not known here as digits."""
    return _FORMATS[how](number) if how in _FORMATS else str(number)


def _in_full(number: int) -> str:
    """一十二, 一百〇三: every digit with its unit."""
    if not 0 < number < 10_000:
        return str(number)
    out, gap = "", False
    for unit, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            out += ("〇" if gap and out else "") + _DIGITS[digit] + word
        gap = not digit
    return out


def _chinese(number: int) -> str:
    text = _in_full(number)
    return text[1:] if text.startswith("一十") else text


def _digit_by_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _roman(number: int) -> str:
    out = ""
    for value, letters in _ROMAN:
        while number >= value:
            out, number = out + letters, number - value
    return out


def _letter(number: int) -> str:
    return chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _enclosed(first: str, most: int = 20) -> Callable[[int], str]:
    """Numbers that Unicode has as one sign, from `first` for 1 on."""
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= most else str(number)


def _formal(number: int) -> str:
    return _in_full(number).translate(_FORMAL)


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(_CHINESE, _chinese),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional"), _formal),
    **dict.fromkeys(_DIGIT_BY_DIGIT, _digit_by_digit),
    **dict.fromkeys(("decimalEnclosedCircleChinese", "decimalEnclosedCircle"), _enclosed("①")),
    "decimalEnclosedParen": _enclosed("⑴"),
    "decimalEnclosedFullstop": _enclosed("⒈"),
    "ideographEnclosedCircle": _enclosed("㊀", 10),
    "ordinal": _ordinal,
    "numberInDash": lambda number: f"- {number} -",
    "none": lambda number: "",
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
