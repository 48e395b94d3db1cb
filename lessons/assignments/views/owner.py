"""What a shop's owner sees and prints for an inspector: numbers by lesson and month."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ..models import StaffSheet
from .opening import closed

MOST = 400  # lines: some years of all lessons


@never_cache
@require_safe
def sheet(request: HttpRequest, token: str) -> HttpResponse:
    """How many passes each lesson had in each month; no name, no day, nothing that leads to the staff's link."""
    found = StaffSheet.of_owner(token)
    if (refusal := closed(request, found)) or found is None:
        return refusal or HttpResponse(status=404)
    context = {"sheet": found, "rows": found.passed()[:MOST], "today": timezone.localdate()}
    return render(request, "assignments/sheet.html", context)
