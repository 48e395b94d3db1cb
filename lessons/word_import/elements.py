"""Small pieces of Word's markup, made and put in place. Without Django."""

from typing import Any

from lxml import etree

from .styles import W, tag


def local(element: Any) -> str:
    """An element's name without its vocabulary, "" for comments."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def replace(element: Any, others: list[Any]) -> None:
    """Put others in the place of an element; its tail, white space in Word's files, goes with it."""
    parent = element.getparent()
    place = parent.index(element)
    parent.remove(element)
    for each in reversed(others):
        parent.insert(place, each)


def with_text(name: str, words: str = "", parent: Any = None) -> Any:
    """An element of Word's main vocabulary, inside `parent` if there is one."""
    element = etree.Element(tag(name)) if parent is None else etree.SubElement(parent, tag(name))
    if words:
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        element.text = words
    return element


def new_run(words: str, position: str = "") -> Any:
    """A run of words, raised or lowered where `position` says so."""
    run = with_text("r")
    if position:
        with_text("vertAlign", parent=with_text("rPr", parent=run)).set(f"{W}val", position)
    if words:
        with_text("t", words, run)
    return run


def new_paragraph(runs: list[Any]) -> Any:
    """A paragraph of these runs."""
    paragraph = with_text("p")
    paragraph.extend(runs)
    return paragraph


def join_initials(root: Any) -> None:
    """A large first letter stands in a paragraph of its own; it belongs to the next one."""
    for frame in list(root.iter(tag("framePr"))):
        initial = frame.getparent().getparent()
        after = initial.getnext()
        if frame.get(f"{W}dropCap", "none") == "none" or after is None or after.tag != tag("p"):
            continue
        place = 1 if after.find(tag("pPr")) is not None else 0
        for run in reversed(initial.findall(tag("r"))):
            after.insert(place, run)
        initial.getparent().remove(initial)
