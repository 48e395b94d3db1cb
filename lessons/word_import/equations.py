"""Word's equations as text: 1/200, 10⁵, √(2). Without Django."""

from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

#: A piece of text, and "superscript", "subscript" or "".
Piece = tuple[str, str]
_SIMPLE = 1  # signs that need no brackets above or below a line, numbers apart


def written(equation: Any) -> list[Piece]:
    """The pieces of an equation from left to right."""
    return [piece for piece in _pieces(equation) if piece[0]]


def _name(element: Any) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _child(element: Any, name: str) -> Any:
    return next((each for each in element if _name(each) == name), None)


def _pieces(element: Any) -> Iterator[Piece]:
    if element is None:
        return
    name = _name(element)
    if name == "t":
        yield element.text or "", ""
    elif name in _WRITTEN:
        yield from _WRITTEN[name](element)
    else:
        for each in element:
            yield from _pieces(each)


def _fraction(element: Any) -> Iterator[Piece]:
    above, below = _child(element, "num"), _child(element, "den")
    if _mark(_child(element, "fPr"), "type", "bar") == "noBar":
        yield f"{_said(above)}；{_said(below)}", ""  # one above the other, as in rows
    else:
        yield f"{_bracketed(above)}/{_bracketed(below)}", ""


def _script(element: Any) -> Iterator[Piece]:
    yield from _pieces(_child(element, "e"))
    yield from _script_marks(element)


def _root(element: Any) -> Iterator[Piece]:
    yield _said(_child(element, "deg")), "superscript"
    yield f"√{_bracketed(_child(element, 'e'))}", ""


def _brackets(element: Any) -> Iterator[Piece]:
    begin, end, between = (_mark(element, name, usual) for name, usual in _BRACKETS)
    yield begin, ""
    for number, each in enumerate(each for each in element if _name(each) == "e"):
        yield (between if number else ""), ""
        yield from _pieces(each)
    yield end, ""


def _sum(element: Any) -> Iterator[Piece]:
    yield _mark(element, "chr", "∫"), ""
    yield from _script_marks(element)
    yield from _pieces(_child(element, "e"))


def _limit(element: Any) -> Iterator[Piece]:
    yield from _pieces(_child(element, "e"))
    position = "superscript" if _name(element) == "limUpp" else "subscript"
    yield _said(_child(element, "lim")), position


def _accent(element: Any) -> Iterator[Piece]:
    """A sign over (or under) each sign of a part."""
    usual = "\u0302"
    if _name(element) == "bar":
        usual = "\u0305" if _mark(element, "pos", "bot") == "top" else "\u0332"
    sign = _mark(_child(element, "accPr"), "chr", usual) if _name(element) == "acc" else usual
    yield "".join(f"{each}{sign}" for each in _said(_child(element, "e"))), ""


def _script_marks(element: Any) -> Iterator[Piece]:
    yield _said(_child(element, "sub")), "subscript"
    yield _said(_child(element, "sup")), "superscript"


def _rows(element: Any) -> Iterator[Piece]:
    rows = [each for each in element if _name(each) in ("mr", "e")]
    yield "；".join("，".join(map(_said, row)) if _name(row) == "mr" else _said(row) for row in rows), ""


#: How each kind of thing in an equation is written in a line; whatever else there is only holds these.
_WRITTEN: dict[str, Callable[[Any], Iterator[Piece]]] = {
    "f": _fraction,
    **dict.fromkeys(("sSup", "sSub", "sSubSup", "sPre"), _script),
    "rad": _root,
    "d": _brackets,
    "nary": _sum,
    **dict.fromkeys(("limLow", "limUpp"), _limit),
    **dict.fromkeys(("acc", "bar"), _accent),
    **dict.fromkeys(("m", "eqArr"), _rows),
}
_BRACKETS = (("begChr", "("), ("endChr", ")"), ("sepChr", "|"))


def _mark(element: Any, name: str, usual: str) -> str:
    found = next((each for each in element.iter() if _name(each) == name), None) if element is not None else None
    if found is None:
        return usual
    return next((value for key, value in found.attrib.items() if key.endswith("}val")), usual)


def _said(element: Any) -> str:
    """The text of a part; what stands above or below the line inside it is marked by ^ and _."""
    signs = {"superscript": "^", "subscript": "_"}
    return "".join(signs.get(position, "") + text for text, position in _pieces(element) if text)


def _bracketed(element: Any) -> str:
    text = _said(element)
    return text if len(text) <= _SIMPLE or text.replace(".", "").isalnum() else f"({text})"
