"""What floats over a Word document: charts, diagrams, text boxes, WordArt, embedded objects. Without Django."""

import re
from collections.abc import Callable
from typing import Any

from .elements import local, new_paragraph, new_run, replace
from .styles import tag

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DRAWN = {"chart": "图表", "relIds": "SmartArt 图"}
_PICTURES = {"blip", "imagedata"}
_LONGEST = 120  # characters of what a remark quotes

Remark = Callable[[str], Any]


def tell_drawings(root: Any, part_words: Callable[[str], list[str]], remark: Remark) -> None:
    """Charts and diagrams are drawn by Word alone; `part_words` gives the words of the parts whose name fits."""
    patterns = {"图表": r"word/charts/chart\d*\.xml", "SmartArt 图": r"word/diagrams/data\d*\.xml"}
    for drawing in list(root.iter(tag("drawing"))):
        kind = next((_DRAWN[name] for each in drawing.iter() if (name := local(each)) in _DRAWN), None)
        if kind is None:
            continue
        words = "、".join(part_words(patterns[kind]))[:_LONGEST]
        quoted = f"图里的文字和数字：{words}" if words else ""
        told = f"这里有一张{kind}，没有带进来。请在 Word 里把它另存为图片，存入草稿后再插入。{quoted}"
        run = drawing.getparent()
        replace(run if run.tag == tag("r") else drawing, [remark(told)])


def place_words(root: Any, remark: Remark) -> None:
    """Words of text boxes and shapes stand after their paragraph; those of WordArt and embedded objects are told."""
    for element in list(root.iter("{*}textpath")):
        words = element.get("string", "").strip()
        if words:
            _after_run(element, remark(f"艺术字或水印没有带进来：{words[:_LONGEST]}"))
        element.getparent().remove(element)
    for element in list(root.iter(tag("object"))):
        _after_run(element, remark(_EMBEDDED))
    for paragraph in list(root.iter(f"{_A}p")):
        _after_shape_words(paragraph, remark)
    boxes: dict[Any, list[Any]] = {}
    for content in list(root.iter(tag("txbxContent"))):
        if (outer := next(content.iterancestors(tag("p")), None)) is not None:
            boxes.setdefault(outer, []).append(content)
    for place, contents in reversed(boxes.items()):
        _place_boxes(place, contents, remark)


_EMBEDDED = "这里嵌着一个对象（例如 Excel 表格），只带进来它的图片。请打开它，把内容复制到正文。"


def _after_run(element: Any, remark: Any) -> None:
    run = next(element.iterancestors(tag("r")), None)
    if run is not None:
        run.addnext(remark)


def _after_shape_words(paragraph: Any, remark: Remark) -> None:
    words = "".join(each.text or "" for each in paragraph.iter(f"{_A}t"))
    outer = next(paragraph.iterancestors(tag("p")), None)
    paragraph.getparent().remove(paragraph)
    if words.strip() and outer is not None:
        told = remark("图形里的文字放在了它所在的段落后面，请核对位置。")
        outer.addnext(new_paragraph([new_run(words), told]))


def _place_boxes(place: Any, contents: list[Any], remark: Remark) -> None:
    """The words of a paragraph's text boxes after it; pictures in the same drawing stay."""
    blocks: list[Any] = []
    for content in contents:
        holder = next(each for each in content.iterancestors() if each.getparent().tag in (tag("r"), tag("p")))
        content.getparent().remove(content)
        if any(any(True for _ in block.iter(tag("t"))) for block in content):
            blocks += list(content)
        has_more = any(local(each) in _PICTURES or each.tag == tag("txbxContent") for each in holder.iter())
        if holder.getparent() is not None and not has_more:
            holder.getparent().remove(holder)
    if blocks:
        told = new_paragraph([remark("文本框里的文字放在了它所在的段落后面，请核对位置。")])
        for each in reversed([told, *blocks]):
            place.addnext(each)


def words_of(root: Any) -> list[str]:
    """The words and numbers of a chart or a diagram."""
    return [
        each.text.strip() for each in root.iter() if re.fullmatch("[tv]", local(each)) and (each.text or "").strip()
    ]
