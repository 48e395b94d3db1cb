"""Whether a shop's link opens, and the page that says why not."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..models import SheetState, StaffSheet


def closed(request: HttpRequest, sheet: StaffSheet | None) -> HttpResponse | None:
    """None for a link that opens; 404 for one we never made or have replaced, 410 for one that had its time."""
    if sheet is None:
        return render(request, "assignments/closed.html", {"is_unknown": True}, status=404)
    if sheet.state != SheetState.OPEN:
        return render(request, "assignments/closed.html", {"state": sheet.state.value}, status=410)
    return None
