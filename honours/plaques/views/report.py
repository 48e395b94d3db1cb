"""Reporting a forged plaque."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from core.spam import come_again, posted, wait_to_send
from core.verification.codes import shown
from core.verification.pages import always_fresh, light_page

from ..forms import ReportForm


@csrf_exempt  # the form belongs to no session and the page sets no cookie; its stamp is signed instead
@require_http_methods(["GET", "HEAD", "POST"])
@always_fresh
def report(request: HttpRequest) -> HttpResponse:
    """Show the form, `?code=` filled in; store a person's report, thank a machine and forget it."""
    if request.method != "POST":
        form = ReportForm(initial={"code": shown(request.GET.get("code", ""))})
        return light_page(request, "plaques/report.html", {"form": form})
    form = ReportForm(posted(request))
    if form.is_trap_sprung:
        return redirect("plaque_reported")
    if not form.is_valid():
        return light_page(request, "plaques/report.html", {"form": form}, status=400)
    if wait := wait_to_send(request, "forgery-report"):
        return come_again(light_page(request, "plaques/report.html", {"form": form, "wait": wait}), wait)
    form.save()
    return redirect("plaque_reported")


@require_safe
@always_fresh
def reported(request: HttpRequest) -> HttpResponse:
    """Thanks, and where complaints go."""
    return light_page(request, "plaques/reported.html", {})
