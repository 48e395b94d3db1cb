"""What a reviewed text changes for readers, in the words of the editor's form; short enough for a slip."""

from difflib import SequenceMatcher
from typing import Any

from django.db.models import Model

from .fingerprints import content_of
from .values import label_of, plain

MOST = 40  # characters around a change
Change = list[str]  # where, before, after
FIRST_TIME: Change = ["全文", "", "首次公开"]


def changes_of(record: Any) -> list[Change]:
    """Compared with what readers see now; one line that says it is new if they see nothing yet."""
    public = type(record)._base_manager.filter(pk=record.pk, live=True).first()
    if public is None:
        return [FIRST_TIME]
    before, after = content_of(public), content_of(record)
    names = [name for name in after if after[name] != before.get(name)]
    return [_change(type(record), name, before.get(name), after[name]) for name in names]


def brief(changes: list[Change]) -> str:
    """What a text changes, in a line of a list."""
    told = "；".join(after if after == FIRST_TIME[2] else f"{where}：{after}" for where, _, after in changes)
    return told if len(told) <= 3 * MOST else f"{told[: 3 * MOST]}…"


def _change(model: type[Model], name: str, before: Any, after: Any) -> Change:
    old, new = plain(model, name, before), plain(model, name, after)
    if old == new:
        return [label_of(model, name), old[:MOST], "（文字相同，格式、链接或图片有变）"]
    if len(old) + len(new) > 4 * MOST:
        old, new = _around_change(old, new)
    return [label_of(model, name), old, new]


def _around_change(old: str, new: str) -> tuple[str, str]:
    """Only what differs with a little around it, and how many places there are."""
    parts = [
        one for one in SequenceMatcher(None, old, new, autojunk=len(old) > 2000).get_opcodes() if one[0] != "equal"
    ]
    if not parts:
        return old[:MOST], new[:MOST]
    _, a, b, c, d = parts[0]
    more = f"（共 {len(parts)} 处）" if len(parts) > 1 else ""
    return f"…{old[max(0, a - 10) : b][:MOST]}…", f"…{new[max(0, c - 10) : d][:MOST]}…{more}"
