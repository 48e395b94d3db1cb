"""Whether the trail is whole: every entry as it was written, none missing between two others."""

from collections import deque
from collections.abc import Iterator

from .models import AuditEntry

NEIGHBOURS = 1000  # entries written at the same moment may name the same one before


def faults() -> Iterator[str]:
    """What is wrong, entry by entry; the oldest entry's forerunner may have been purged."""
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
