"""Red lines on the desk of whoever answers for the site."""

from typing import Any

from django.urls import reverse

from desk.registry import Heap, Line, Pile, heap_from

from .permissions import may_inspect
from .running import red_tally


def red_lines(user: Any) -> Heap | None:
    """Checks with faults."""
    if not may_inspect(user):
        return None
    address = reverse("inspection:report")
    tally = red_tally()
    heap = heap_from((Line(title, f"{address}#{key}", f"{red} 处", is_late=True) for key, title, red in tally), address)
    return Heap(sum(red for _, _, red in tally), heap.lines, address)


INSPECTION = Pile("inspection", "自查亮红灯", "warning", 40, red_lines)
