"""Markdown, as the demo texts use it, to story blocks."""

import re
from html import escape
from typing import Any

Block = tuple[str, Any]

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ITEM = re.compile(r"(?:- |\d+\. )(.+)")
_LINK = re.compile(r"\[([^\]]+)\]\((https?://[^)\s]+|/[^)\s]*)\)")


def story(markdown: str) -> list[Block]:
    """The blocks of a section: headings, paragraphs with lists, steps, call-outs and tables."""
    return [_block(chunk) for chunk in re.split(r"\n\s*\n", _isolate(markdown).strip()) if chunk.strip()]


def bullets(markdown: str) -> list[str]:
    """The items of a list, bulleted or numbered, one a line."""
    return [item[1].strip() for item in map(_ITEM.match, markdown.splitlines()) if item]


def inline(text: str) -> str:
    """One line as rich text: bold and links, everything else escaped."""
    return _LINK.sub(r'<a href="\2">\1</a>', _BOLD.sub(r"<b>\1</b>", escape(text, quote=False)))


def plain(text: str) -> str:
    """One line without its marks."""
    return _LINK.sub(r"\1", _BOLD.sub(r"\1", text))


def _isolate(markdown: str) -> str:
    """Set off every change of kind by a blank line, so that each chunk is of one kind."""
    lines: list[str] = []
    before = ""
    for line in markdown.splitlines():
        kind = _kind(line)
        if (before and kind and kind != before) or kind == "heading":
            lines.append("")
        lines.append(line)
        before = kind
    return "\n".join(lines)


def _kind(line: str) -> str:
    if not line.strip():
        return ""
    for kind, pattern in (
        ("heading", "### "),
        ("bullet", "- "),
        ("step", r"\d+\. "),
        ("callout", "> "),
        ("table", r"\|"),
    ):
        if re.match(pattern, line):
            return kind
    return "paragraph"


def _block(chunk: str) -> Block:
    lines = chunk.strip().splitlines()
    return {
        "heading": lambda: ("heading", plain(lines[0][4:].strip())),
        "bullet": lambda: (
            "paragraph",
            "<ul>" + "".join(f"<li>{inline(line[2:].strip())}</li>" for line in lines) + "</ul>",
        ),
        "step": lambda: ("steps", [plain(line.partition(". ")[2].strip()) for line in lines]),
        "callout": lambda: ("callout", _callout(lines)),
        "table": lambda: ("table", _table(lines)),
        "paragraph": lambda: ("paragraph", f"<p>{inline(''.join(line.strip() for line in lines))}</p>"),
    }[_kind(lines[0])]()


def _callout(lines: list[str]) -> dict[str, str]:
    text = plain("".join(line[2:].strip() for line in lines))
    title, *rest = re.split("[:\uff1a]", text, maxsplit=1)
    return {"title": title, "text": rest[0]} if rest and len(title) <= 30 else {"title": "请注意", "text": text}


def _table(lines: list[str]) -> dict[str, Any]:
    rows = [[plain(cell.strip()) for cell in line.strip().strip("|").split("|")] for line in lines]
    return {
        "columns": [{"type": "text", "heading": heading} for heading in rows[0]],
        "rows": [{"values": row} for row in rows[2:]],
        "caption": "",
    }
