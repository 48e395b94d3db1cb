"""What a paragraph and a run are by their styles and the styles these are based on. Without Django."""

import re
from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: The style that mammoth's map knows by its id, for headings of whatever name.
HEADING = "OwnHeading{}"
_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-6])", re.IGNORECASE)
_UNSEEN = {"strike": "划掉", "dstrike": "划掉", "vanish": "隐藏", "webHidden": "隐藏"}
_DEEPEST = 20  # styles based on each other
_PART = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}(?:[章编篇讲课]|部分))\s*\S")
_SECTION = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]\s*\S")
_POINT = re.compile(r"\d{1,2}[.．、]\s*\S")
_SENTENCE_END = "。；;，,：:！？!?"
LONGEST_HEADING = 40  # characters


def tag(name: str) -> str:
    """A name of Word's main vocabulary as lxml writes it."""
    return W + name


def attribute(element: Any, name: str = "val") -> str:
    """An attribute of that vocabulary, "" where there is none."""
    return element.get(W + name, "") if element is not None else ""


def is_on(element: Any) -> bool:
    """Whether a property that is there is switched on."""
    return attribute(element) not in ("0", "false", "off", "none")


class Styles:
    """The styles of a document."""

    def __init__(self, root: Any) -> None:
        self._by_id = {attribute(style, "styleId"): style for style in root.iter(tag("style"))}
        default = (
            key for key, style in self._by_id.items() if attribute(style, "default") and _type(style) == "paragraph"
        )
        self._default = next(default, "")

    def chain(self, key: str) -> Iterator[Any]:
        """A style and those it is based on."""
        for _ in range(_DEEPEST):
            style = self._by_id.get(key)
            if style is None:
                return
            yield style
            key = attribute(style.find(tag("basedOn")))

    def of_paragraph(self, paragraph: Any) -> Iterator[Any]:
        """Where a paragraph's properties stand, the nearest first."""
        own = paragraph.find(tag("pPr"))
        if own is not None:
            yield own
        key = attribute(own.find(tag("pStyle"))) if own is not None else ""
        for style in self.chain(key or self._default):
            if (facts := style.find(tag("pPr"))) is not None:
                yield facts

    def heading_level(self, paragraph: Any) -> int | None:
        """1 to 6 for a heading, by the name of a style or by its outline level; None for text."""
        facts = paragraph.find(tag("pPr"))
        if facts is None:
            return None
        if (level := facts.find(tag("outlineLvl"))) is not None:
            return _level(level)
        for style in self.chain(attribute(facts.find(tag("pStyle")))):
            if found := _HEADING_NAME.fullmatch(attribute(style.find(tag("name")))):
                return int(found[1])
            if (level := style.find(f"{tag('pPr')}/{tag('outlineLvl')}")) is not None:
                return _level(level)
        return None

    def unseen(self, run: Any) -> str:
        """划掉, 隐藏 or 白色 for a run that is struck out, hidden or white on white, by itself or by a style."""
        facts = run.find(tag("rPr"))
        for name, word in _UNSEEN.items():
            for source in self._run_facts(run, facts):
                if (found := source.find(tag(name))) is not None:
                    if is_on(found):
                        return word
                    break
        return "白色" if self._is_white(run, facts) and not self._has_ground(run, facts) else ""

    def _is_white(self, run: Any, facts: Any) -> bool:
        colors = (source.find(tag("color")) for source in self._run_facts(run, facts))
        return attribute(next((each for each in colors if each is not None), None)).upper() == "FFFFFF"

    def _has_ground(self, run: Any, facts: Any) -> bool:
        """Whether anything lies under a run's signs: a color, a box, a table that its style may color."""
        around = list(run.iterancestors())
        paragraph = next(each for each in around if each.tag == tag("p"))
        if {each.tag for each in around} & {tag("txbxContent")} or around[-1].find(tag("background")) is not None:
            return True
        if any(each.find(f"{tag('tblPr')}/{tag('tblStyle')}") is not None for each in around):
            return True
        cells = (each.find(tag("tcPr")) for each in around if each.tag == tag("tc"))
        sources = [*self._run_facts(run, facts), *self.of_paragraph(paragraph), *cells]
        return any(_is_colored(source) for source in sources if source is not None)

    def _run_facts(self, run: Any, facts: Any) -> Iterator[Any]:
        if facts is not None:
            yield facts
        keys = [attribute(facts.find(tag("rStyle")))] if facts is not None else []
        paragraph = next(run.iterancestors(tag("p")), None)
        if paragraph is not None:
            keys.append(attribute(paragraph.find(f"{tag('pPr')}/{tag('pStyle')}")) or self._default)
        for key in keys:
            for style in self.chain(key):
                if (found := style.find(tag("rPr"))) is not None:
                    yield found

    def mark_headings(self, root: Any) -> None:
        """Give every heading a style that mammoth knows; without any, those that begin with a Chinese number are it."""
        paragraphs = [each for each in root.iter(tag("p")) if not any(True for _ in each.iterancestors(tag("tbl")))]
        levels = {each: level for each in paragraphs if (level := self.heading_level(each))}
        for paragraph, level in (levels or _numbered_headings(paragraphs)).items():
            facts = paragraph.find(tag("pPr"))
            if facts is None:
                facts = paragraph.makeelement(tag("pPr"))
                paragraph.insert(0, facts)
            if (style := facts.find(tag("pStyle"))) is None:
                style = facts.makeelement(tag("pStyle"))
                facts.insert(0, style)
            style.set(f"{W}val", HEADING.format(level))
            for numbered in facts.findall(tag("numPr")):
                facts.remove(numbered)


def _is_colored(facts: Any) -> bool:
    shade, marker = facts.find(tag("shd")), facts.find(tag("highlight"))
    return (marker is not None and is_on(marker)) or attribute(shade, "fill").upper() not in ("", "AUTO", "FFFFFF")


def _type(style: Any) -> str:
    return attribute(style, "type")


def _level(outline: Any) -> int | None:
    number = attribute(outline)
    return int(number) + 1 if number.isdigit() and int(number) < 6 else None


def _numbered_headings(paragraphs: list[Any]) -> dict[Any, int]:
    """The paragraphs 一、… are parts and （一）… headings in them; where there are none, 1. … that texts follow are."""
    texts = {each: "".join(t.text or "" for t in each.iter(tag("t"))).strip() for each in paragraphs}
    short = [each for each, text in texts.items() if text and _is_short(text)]
    parts = [each for each in short if _PART.match(texts[each])]
    sections = [each for each in short if _SECTION.match(texts[each])]
    if len(parts) > 1:
        return dict.fromkeys(parts, 2) | dict.fromkeys(sections, 3)
    if len(sections) > 1:
        return dict.fromkeys(sections, 2)
    points = [each for each in short if _POINT.match(texts[each]) and _text_follows(each, texts)]
    return dict.fromkeys(points, 2) if len(points) > 1 else {}


def _is_short(text: str) -> bool:
    return len(text) <= LONGEST_HEADING and not text.endswith(tuple(_SENTENCE_END))


def _text_follows(paragraph: Any, texts: dict[Any, str]) -> bool:
    after = paragraph.getnext()
    return after is not None and bool(texts.get(after)) and not _POINT.match(texts[after])
