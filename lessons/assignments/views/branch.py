"""For the organisers of a unit, on the public side: numbers, and a list of those who chose to be named."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lessons.progress.models import FEWEST, LearningRecord

from ..organisers import may_see_branch
from ..totals import assigned_totals, named_holders


@never_cache
@login_required
@require_safe
def totals(request: HttpRequest) -> HttpResponse:
    """Numbers of the organiser's own unit, none under `FEWEST`, and what is set for it, to print as a reminder."""
    unit = _unit(request)
    context = {
        "unit": unit,
        "fewest": FEWEST,
        "assigned": assigned_totals(unit),
        "rows": LearningRecord.objects.filter(member__unit=unit).by_branch(),
        "today": timezone.localdate(),
    }
    return render(request, "assignments/branch.html", context)


@never_cache
@login_required
@require_safe
def named(request: HttpRequest) -> HttpResponse:
    """Who holds a certificate, of those who chose to be named."""
    unit = _unit(request)
    context = {"unit": unit, "holders": named_holders(unit), "today": timezone.localdate()}
    return render(request, "assignments/named.html", context)


def _unit(request: HttpRequest) -> str:
    user: Any = request.user
    if not may_see_branch(user):
        raise PermissionDenied
    return user.unit
