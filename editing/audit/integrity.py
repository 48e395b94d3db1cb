"""Whether the trail is whole: every entry as it was written, none missing between two others."""

from collections import deque
from collections.abc import Iterator
from typing import Any

from .models import AuditEntry

NEIGHBOURS = 1000  # entries written at the same moment may name the same one before


def problems(*anchors: dict[str, Any]) -> Iterator[str]:
    """What is wrong, entry by entry and against anchors kept elsewhere; what came before the oldest may be purged."""
    known: deque[str] = deque(maxlen=NEIGHBOURS)
    start: str | None = None
    for entry in AuditEntry.objects.order_by("pk").iterator(chunk_size=2000):
        if start is None:
            start = entry.previous
        if entry.seal != entry.expected_seal():
            yield f"第 {entry.pk} 条被改动过"
        if entry.previous != start and entry.previous not in known:
            yield f"第 {entry.pk} 条之前缺记录"
        known.append(entry.seal)
    for anchor in filter(None, anchors):
        yield from _missing(anchor)


def _missing(anchor: dict[str, Any]) -> Iterator[str]:
    """Whether the entry of an anchor is still there; one older than the oldest was purged in its time."""
    oldest = AuditEntry.objects.order_by("pk").values_list("pk", flat=True).first()
    if oldest is None or anchor["entry"] >= oldest:
        found = AuditEntry.objects.filter(pk=anchor["entry"]).values_list("seal", flat=True).first()
        if found is None:
            yield f"结尾缺记录：第 {anchor['entry']} 条写过，现在没有了"
        elif found != anchor["seal"]:
            yield f"第 {anchor['entry']} 条和当时的校验值不符"
