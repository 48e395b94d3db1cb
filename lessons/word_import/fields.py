"""Word's fields that have no words of their own in the file: what Word draws of their instruction is put into words."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from core.raised_signs import raised

from .elements import new_run, replace, with_text
from .styles import W, attribute, tag

_SILENT = {"XE", "TC", "TA", "RD", "SET", "ASK", "PRIVATE", "ADVANCE", "PRINT", "TOC", "HYPERLINK", "INDEX"}
_COMMAND = re.compile(r"\\([a-z]+)((?:\s*\\[a-z]+\s*\d*)*)\s*\(", re.IGNORECASE)
_SYMBOL = re.compile(r"SYMBOL\s+(0x[0-9a-f]+|\d+).*\\f\s*\"?([\w ]+?)\"?\s*(?:\\|$)", re.IGNORECASE)
_CIRCLES = "○〇◯"


@dataclass
class _Field:
    """A field between its first and its last run."""

    begin: Any
    instruction: str = ""
    runs: list[Any] = field(default_factory=list)
    has_result: bool = False


def read_fields(root: Any, remark: Callable[[str], Any]) -> None:
    """Give every field without a result the words that Word shows; what is not known is told at its place."""
    open_fields: list[_Field] = []
    for run in list(root.iter(tag("r"))):
        if open_fields:
            open_fields[-1].runs.append(run)
            open_fields[-1].instruction += "".join(each.text or "" for each in run.iter(tag("instrText")))
        for sign in run.iter(tag("fldChar")):
            match attribute(sign, "fldCharType"):
                case "begin":
                    open_fields.append(_Field(run, runs=[run]))
                case "separate" if open_fields:
                    open_fields[-1].has_result = True
                case "end" if open_fields:
                    _read(open_fields.pop(), remark)


def _read(one: _Field, remark: Callable[[str], Any]) -> None:
    shown = any(True for run in one.runs for _ in run.iter(tag("t"), tag("drawing"), tag("pict"), tag("sym")))
    words = one.instruction.split()
    name = words[0].upper() if words else ""
    if shown or not name or name in _SILENT or one.begin.getparent() is None:
        return
    pieces = _pieces(name, one, remark)
    for run in one.runs[1:]:
        if run.getparent() is not None:
            run.getparent().remove(run)
    replace(one.begin, pieces)


def _pieces(name: str, one: _Field, remark: Callable[[str], Any]) -> list[Any]:
    if name == "EQ":
        return _equation(one.instruction.strip()[2:], remark)
    if name == "SYMBOL" and (found := _SYMBOL.search(one.instruction)):
        sign = new_run("")
        symbol = with_text("sym")
        symbol.set(f"{W}font", found[2])
        symbol.set(f"{W}char", f"F0{int(found[1], 0) % 256:02X}")
        sign.append(symbol)
        return [sign]
    if name == "FORMCHECKBOX":
        box = next(one.begin.iter(tag("checkBox")), None)
        states = [box.find(tag(each)) for each in ("checked", "default")] if box is not None else []
        state = next((each for each in states if each is not None), None)
        return [new_run("☑" if state is not None and attribute(state) not in ("0", "false") else "☐")]
    if name == "FORMDROPDOWN":
        entries = [attribute(each) for each in one.begin.iter(tag("listEntry"))]
        chosen = next((attribute(each) for each in one.begin.iter(tag("result"), tag("default"))), "0")
        if chosen.isdigit() and int(chosen) < len(entries):
            return [new_run(entries[int(chosen)])]
    return [remark(f"这里有一个域（{name[:20]}），文件里没有它显示的内容，请对照原文补上。")]


def _equation(instruction: str, remark: Callable[[str], Any]) -> list[Any]:
    if ruby := re.fullmatch(r".*\\o.*?\(\s*\\s\s*\\up\s*\d*\s*\((.*?)\)\s*[,;](.*)\)\s*", instruction, re.DOTALL):
        element = with_text("ruby")
        for name, words in (("rt", ruby[1]), ("rubyBase", ruby[2])):
            with_text(name, parent=element).append(new_run(words.strip()))
        holder = new_run("")
        holder.append(element)
        return [holder]
    said = equation_text(re.sub(r"\\\*\s*jc\d|\\\*\s*\"[^\"]*\"|\\\*\s*hps\d+", "", instruction)).strip()
    if len(said) == 1:
        return [new_run(said)]
    return [new_run(said), remark(f"域公式改写成了文字：{said}。请核对。")]


def equation_text(instruction: str) -> str:
    r"""An EQ field's instruction in a line.

    >>> equation_text(r"\f(1,200)"), equation_text(r"\o\ac(○,3)"), equation_text(r"10\s\up5(-3)")
    ('1/200', '③', '10⁻³')
    """
    out, place = "", 0
    while place < len(instruction):
        found = _COMMAND.match(instruction, place)
        if found:
            arguments, place = _arguments(instruction, found.end())
            out += _written(found[1].lower(), found[2].lower(), [equation_text(each).strip() for each in arguments])
            continue
        if instruction[place] == "\\" and place + 1 < len(instruction):
            place += 1
        out += instruction[place]
        place += 1
    return out


def _arguments(text: str, start: int) -> tuple[list[str], int]:
    """What stands between the bracket before `start` and its partner, and where that ends."""
    pieces, depth, place = [""], 0, start
    while place < len(text):
        sign = text[place]
        if sign == ")" and not depth:
            return pieces, place + 1
        depth += (sign == "(") - (sign == ")")
        if sign in ",;" and not depth:
            pieces.append("")
        else:
            pieces[-1] += sign
        place += 1
    return pieces, place


def _written(name: str, options: str, arguments: list[str]) -> str:
    last = arguments[-1]
    match name:
        case "f":
            return "/".join(each if each.isalnum() else f"({each})" for each in arguments)
        case "r":
            degree = raised(arguments[0], "superscript") if len(arguments) > 1 and arguments[0] else ""
            return f"{degree}√{last if last.isalnum() else f'({last})'}"
        case "s":
            return raised(last, "subscript" if "\\do" in options else "superscript") if options else last
        case "o" if arguments[0] in _CIRCLES and last.isdigit() and 1 <= int(last) <= 20:
            return chr(0x245F + int(last))
        case "b":
            return f"({''.join(arguments)})"
    return " ".join(each for each in arguments if each)
