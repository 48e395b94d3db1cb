"""A Word document's XML, made plain before mammoth reads it: what mammoth would pass over is put into words or told.

Without Django. A remark stands at its place as a number between two private signs; `blocks` takes it out there.
"""

import io
import re
import zipfile
from copy import deepcopy
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from lxml import etree

from .characters import plain_characters
from .elements import join_initials, local, new_paragraph, new_run, replace, with_text
from .equations import written
from .fields import read_fields
from .grids import straighten
from .notes import note_words
from .numbering import Numbering
from .shapes import place_words, tell_drawings, words_of
from .styles import Styles, attribute, tag

MAIN = "word/document.xml"
REMARK = "\ue000{}\ue001"
REMARKS = re.compile("\ue000([0-9]{1,6})\ue001")
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_UNWRAPPED = {tag(name) for name in ("fldSimple", "smartTag", "customXml", "dir", "bdo", "moveTo", "ins")}
_LONGEST = 120  # characters of what a remark quotes


@dataclass
class Choices:
    """What the editor wants of a document's struck and hidden words and of its readings above characters."""

    keep_struck: bool = False
    keep_readings: bool = False


@dataclass
class PlainDocument:
    """The document for mammoth, and what was told on the way. `texts`: each paragraph as Word holds it."""

    data: bytes
    remarks: list[str] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)


def plain_document(data: bytes, choices: Choices) -> PlainDocument:
    """Make a checked document plain."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    work = _Work(parts, choices)
    work.run()
    out = io.BytesIO()
    parts[MAIN] = etree.tostring(work.root, xml_declaration=True, encoding="UTF-8", standalone=True)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return PlainDocument(out.getvalue(), work.remarks, work.notes, work.texts)


def parsed(content: bytes) -> Any:
    """An XML part; its declarations were refused before."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


class _Work:
    """Goes through the main part once for each kind of thing that mammoth does not know."""

    def __init__(self, parts: dict[str, bytes], choices: Choices) -> None:
        self._parts, self._choices = parts, choices
        self.root = parsed(parts[MAIN])
        self.remarks: list[str] = []
        self.notes: dict[str, str] = {}
        self.texts: list[str] = []
        self._styles = Styles(self._part("word/styles.xml"))

    def run(self) -> None:
        """Everything in its order: what is taken apart first may hold what is looked for later."""
        self._choose_alternatives()
        plain_characters(self.root, self._remark)
        read_fields(self.root, self._remark)
        self.texts = [text for paragraph in self.root.iter(tag("p")) if (text := _own_text(paragraph))]
        self._unwrap()
        straighten(self.root)
        join_initials(self.root)
        self._chunks()
        self._ruby()
        self._equations()
        tell_drawings(self.root, self._words_of_parts, self._remark)
        place_words(self.root, self._remark)
        self._deleted()
        self._struck_and_hidden()
        self._footnotes()
        self._signs()
        Numbering(self._part("word/numbering.xml"), self._styles).apply(self.root)
        self._styles.mark_headings(self.root)
        self._left_out_parts()

    def _part(self, name: str) -> Any:
        return parsed(self._parts[name]) if name in self._parts else etree.Element("nothing")

    def _words_of_parts(self, pattern: str) -> list[str]:
        names = sorted(name for name in self._parts if re.fullmatch(pattern, name))
        return [words for name in names for words in words_of(parsed(self._parts[name]))]

    def _remark(self, text: str) -> Any:
        """A run that says where a remark belongs."""
        self.remarks.append(text)
        return new_run(REMARK.format(len(self.remarks) - 1))

    def _choose_alternatives(self) -> None:
        """Of two forms of the same thing, the one whose content can be read."""
        for both in list(self.root.iter(f"{_MC}AlternateContent")):
            forms = [each for each in both if each.tag in (f"{_MC}Choice", f"{_MC}Fallback")]
            best = max(forms, key=_readable, default=None)
            replace(both, list(best) if best is not None else [])

    def _unwrap(self) -> None:
        for element in list(self.root.iter(*_UNWRAPPED)):
            replace(element, list(element))
        for box in list(self.root.iter(f"{_W14}checkbox")):
            control = next((each for each in box.iterancestors(tag("sdt"))), None)
            if control is not None and (content := control.find(tag("sdtContent"))) is not None:
                replace(control, list(content))

    def _chunks(self) -> None:
        """Another document inside this one: its words when it is a page or plain text."""
        targets = {each.get("Id"): each.get("Target", "") for each in self._part("word/_rels/document.xml.rels")}
        for chunk in list(self.root.iter(tag("altChunk"))):
            name = "word/" + targets.get(chunk.get(f"{_R}id"), "").removeprefix("/word/")
            lines = _lines(name, self._parts.get(name, b""))
            told = "按文字带进来了，样式没有保留" if lines else "没有带进来，请打开后把内容粘贴到正文"
            remark = self._remark(f"这里嵌着另一份文件（{name.rpartition('/')[2]}），{told}。")
            replace(chunk, [new_paragraph([remark]), *(new_paragraph([new_run(line)]) for line in lines)])

    def _ruby(self) -> None:
        readings: dict[Any, list[tuple[str, str]]] = {}
        for ruby in list(self.root.iter(tag("ruby"))):
            base, reading = ruby.find(tag("rubyBase")), ruby.find(tag("rt"))
            words, sound = _all_text(base), _all_text(reading)
            run, paragraph = ruby.getparent(), next(ruby.iterancestors(tag("p")), None)
            shown = f"{words}（{sound}）" if self._choices.keep_readings and sound else words
            replace(ruby, [with_text("t", shown)])
            if run.find(tag("t")) is not None and sound:
                readings.setdefault(paragraph, []).append((words, sound))
        for paragraph, pairs in readings.items():
            words, sounds = "".join(word for word, _ in pairs), " ".join(sound for _, sound in pairs)
            kept = "写在字后面的括号里" if self._choices.keep_readings else "没有带进来"
            paragraph.append(self._remark(f"“{words[:_LONGEST]}”的注音{kept}：{sounds[:_LONGEST]}"))

    def _equations(self) -> None:
        for equation in list(self.root.iter(f"{_M}oMath")):
            runs = written(equation)
            said = "".join(text for text, _ in runs)
            remark = self._remark(f"公式改写成了文字：{said[:_LONGEST]}。请核对。")
            pieces = [new_run(text, position) for text, position in runs]
            outer = equation.getparent()
            if outer.tag == f"{_M}oMathPara":
                inside = outer.getparent() is not None and outer.getparent().tag == tag("p")
                replace(outer, [*pieces, remark] if inside else [new_paragraph([*pieces, remark])])
            else:
                replace(equation, [*pieces, remark])

    def _deleted(self) -> None:
        """What tracked changes took out; Word still holds it."""
        for name in ("del", "moveFrom"):
            for gone in list(self.root.iter(tag(name))):
                words = "".join(each.text or "" for each in gone.iter(tag("delText"), tag("t")))
                remark = [self._remark(f"修订里删掉的字没有带进来：{words[:_LONGEST]}")] if words.strip() else []
                replace(gone, remark if gone.getparent().tag == tag("p") else [])

    def _struck_and_hidden(self) -> None:
        last: tuple[Any, str] | None = None  # runs that follow each other are told together
        for run in list(self.root.iter(tag("r"))):
            kind = self._styles.unseen(run)
            words = _all_text(run)
            if not kind or not words.strip() or REMARKS.search(words):
                last = None if words else last
                continue
            kept = "照样带进来了" if self._choices.keep_struck else "没有带进来"
            if last and last[1] == kind and run.getprevious() is last[0]:
                self.remarks[-1] += words[:_LONGEST]
                remark = last[0]
            else:
                remark = self._remark(f"{kind}的字{kept}：{words[:_LONGEST]}")
            if self._choices.keep_struck:
                run.addnext(remark)
                last = None
                continue
            place = run.getparent()
            if last and remark is last[0]:
                place.remove(run)
            else:
                place.replace(run, remark)
            last = (remark, kind)

    def _footnotes(self) -> None:
        """A note keeps its number in the text and stands at the end of its part."""
        for kind in ("footnote", "endnote"):
            found = {attribute(note, "id"): note for note in self._part(f"word/{kind}s.xml").iter(tag(kind))}
            for reference in list(self.root.iter(tag(f"{kind}Reference"))):
                note = found.get(attribute(reference, "id"))
                number = str(len(self.notes) + 1)
                self.notes[number] = note_words(note, self._styles, self.remarks.append) if note is not None else ""
                replace(reference, [with_text("t", f"［注{number}］")])
        self.texts += [text for text in self.notes.values() if text]

    def _signs(self) -> None:
        """Line breaks and tabs that mammoth does not know by these names; where a word may be parted, nothing."""
        for hyphen in list(self.root.iter(tag("softHyphen"))):
            hyphen.getparent().remove(hyphen)
        for name, known in (("cr", "br"), ("ptab", "tab")):
            for element in self.root.iter(tag(name)):
                element.tag = tag(known)
                element.attrib.clear()

    def _left_out_parts(self) -> None:
        """Comments, headers and footers stand outside the text."""
        comments = [_all_text(each).strip() for each in self._part("word/comments.xml").iter(tag("comment"))]
        if comments := [each for each in comments if each]:
            self.remarks.append(f"有 {len(comments)} 条批注没有带进来：{'；'.join(comments)[:_LONGEST]}")
        pages = [name for name in self._parts if re.fullmatch(r"word/(header|footer)\d*\.xml", name)]
        words = [" ".join(_all_text(self._part(name)).split()) for name in sorted(pages)]
        if words := [each for each in dict.fromkeys(words) if len(each.strip("第页共 0123456789-—")) > 1]:
            self.remarks.append(f"页眉和页脚没有带进来：{'；'.join(words)[:_LONGEST]}")


def _readable(form: Any) -> int:
    """How much of one form of a thing the reader knows: words, then pictures."""
    names = {local(each) for each in form.iter()}
    return 3 * ("txbxContent" in names) + 2 * bool(names & {"blip", "imagedata"}) + ("t" in names)


def _all_text(element: Any) -> str:
    """All words inside, paragraphs apart."""
    if element is None:
        return ""
    pieces = []
    for each in element.iter():
        if local(each) in ("t", "delText"):
            pieces.append(each.text or "")
        elif local(each) in ("p", "br", "tab", "cr", "tc"):
            pieces.append(" ")
    return "".join(pieces).strip() if element.tag != tag("r") else "".join(pieces)


def _own_text(paragraph: Any) -> str:
    """The words of a paragraph without those of paragraphs inside it, of text boxes."""
    copy = deepcopy(paragraph)
    for inner in list(copy.iter(tag("txbxContent"), tag("rt"))):
        inner.getparent().remove(inner)
    return "".join(each.text or "" for each in copy.iter() if local(each) == "t")


class _PageText(HTMLParser):
    """The lines of a web page."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]
        self._skipped = 0

    def handle_starttag(self, name: str, attrs: Any) -> None:
        self._skipped += name in ("style", "script", "title")
        if name in ("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "td", "th"):
            self.lines.append("")

    def handle_endtag(self, name: str) -> None:
        self._skipped -= name in ("style", "script", "title")

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.lines[-1] += data


def _lines(name: str, content: bytes) -> list[str]:
    if not name.lower().endswith((".html", ".htm", ".xhtml", ".txt")):
        return []
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030", "replace")
    if name.lower().endswith(".txt"):
        return [line for line in text.splitlines() if line.strip()]
    page = _PageText()
    page.feed(text)
    return [words for line in page.lines if (words := " ".join(line.split()))]
