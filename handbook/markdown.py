"""The little of Markdown that our own documents use, as HTML.

Headings, paragraphs, lists of one level, tables, code, bold and links. Every character of the source is escaped
before anything else happens, so a document cannot bring HTML of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from django.utils.safestring import SafeString, mark_safe

_ITEM = re.compile(r"^(?:[-*]|\d+\.) +(.*)$")
_HEADING = re.compile(r"^(#{1,4}) +(.*)$")
_FENCED = re.compile(r"(?ms)^(```.*?^```$)")
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")


@dataclass
class Rendered:
    """A document: its HTML, and the headings of its second level, which are also their anchors."""

    html: SafeString = field(default_factory=lambda: mark_safe(""))
    sections: list[str] = field(default_factory=list)


def render(source: str) -> Rendered:
    """A document as HTML."""
    done = Rendered()
    parts = [_block(lines, done) for lines in _blocks(source)]
    done.html = mark_safe("\n".join(parts))
    return done


def _blocks(source: str) -> Iterator[list[str]]:
    """Lines that belong together: fenced code whole, the rest by `_runs`."""
    for part in _FENCED.split(source):
        if part.startswith("```"):
            yield part.splitlines()
        else:
            yield from _runs(part.splitlines())


def _runs(lines: list[str]) -> Iterator[list[str]]:
    """Lines of one kind with no empty line between them; a heading stands alone."""
    run: list[str] = []
    for line in lines:
        kind = _kind(line, run) if line.strip() else ""
        if run and (kind in ("", "heading") or kind != _kind(run[0], [])):
            yield run
            run = []
        if kind:
            run.append(line)
    if run:
        yield run


def _kind(line: str, before: list[str]) -> str:
    if _HEADING.match(line):
        return "heading"
    if line.startswith("|"):
        return "table"
    if _ITEM.match(line):
        return "ol" if line[0].isdigit() else "ul"
    return _kind(before[0], []) if before and line.startswith("  ") else "p"


def _block(lines: list[str], done: Rendered) -> str:
    if lines[0].startswith("```"):
        return f"<pre><code>{escape(chr(10).join(lines[1:-1]))}</code></pre>"
    match _kind(lines[0], []):
        case "heading":
            return _heading(lines[0], done)
        case "table":
            return _table(lines)
        case "ul" | "ol" as kind:
            return f"<{kind}>{''.join(f'<li>{_inline(item)}</li>' for item in _items(lines))}</{kind}>"
        case _:
            return f"<p>{_inline(_joined(lines))}</p>"


def _heading(line: str, done: Rendered) -> str:
    marks, text = _HEADING.match(line).groups()  # type: ignore[union-attr]
    if len(marks) == 2:
        done.sections.append(text)
    return f'<h{len(marks)} id="{escape(text)}">{_inline(text)}</h{len(marks)}>'


def _items(lines: list[str]) -> list[str]:
    items: list[list[str]] = []
    for line in lines:
        found = _ITEM.match(line)
        if found:
            items.append([found[1]])
        else:
            items[-1].append(line.strip())
    return [_joined(item) for item in items]


def _joined(lines: list[str]) -> str:
    """Lines of one paragraph; between two Chinese signs a line's end is no blank."""
    return re.sub(r"(?<=[^\x00-\x7f])\n(?=[^\x00-\x7f])", "", "\n".join(line.strip() for line in lines)).replace(
        "\n", " "
    )


def _table(lines: list[str]) -> str:
    head, _rule, *rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    top = "".join(f'<th scope="col">{_inline(cell)}</th>' for cell in head)
    body = "".join(f"<tr>{''.join(f'<td>{_inline(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def _inline(text: str) -> str:
    """Code stays as it is; bold and links are made in the rest."""
    parts = re.split(r"`([^`]+)`", escape(text))
    return "".join(f"<code>{part}</code>" if place % 2 else _marked(part) for place, part in enumerate(parts))


def _marked(text: str) -> str:
    return _LINK.sub(_link, re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", text))


def _link(found: re.Match[str]) -> str:
    """A link to another document of ours leads to its chapter; any other leads where it says, if that is a web page."""
    from .chapters import CHAPTERS, address

    words, target = found[1], found[2]
    for chapter in CHAPTERS.values():
        if target.partition("#")[0] == chapter.file:
            return f'<a href="{address(chapter.slug)}">{words}</a>'
    return f'<a href="{target}">{words}</a>' if target.startswith(("/", "https://")) else words
