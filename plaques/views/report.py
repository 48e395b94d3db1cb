"""Reporting a forged plaque."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from core.bots import may_send

from ..codes import shown
from ..forms import ReportForm
from .answers import always_fresh, light_page


@csrf_exempt  # the form belongs to no session and the page sets no cookie; its stamp is signed instead
@require_http_methods(["GET", "HEAD", "POST"])
@always_fresh
def report(request: HttpRequest) -> HttpResponse:
    """Show the form, `?code=` filled in; store a person's report, thank a machine and forget it."""
    if request.method != "POST":
        form = ReportForm(initial={"code": shown(request.GET.get("code", ""))})
        return light_page(request, "plaques/report.html", {"form": form})
    form = ReportForm(_without_nul(request))
    if form.is_trap_sprung:
        return redirect("plaque_reported")
    if not form.is_valid():
        return light_page(request, "plaques/report.html", {"form": form}, status=400)
    if not may_send(request, "forgery-report"):
        return light_page(request, "plaques/report.html", {"form": form, "too_often": True}, status=429)
    form.save()
    return redirect("plaque_reported")


@require_safe
@always_fresh
def reported(request: HttpRequest) -> HttpResponse:
    """Thanks, and where complaints go."""
    return light_page(request, "plaques/reported.html", {})


def _without_nul(request: HttpRequest):
    data = request.POST.copy()
    for name, values in data.lists():
        data.setlist(name, [value.replace("\0", "") for value in values])
    return data
