"""Applying in a round: while it is open with a form, before and after with a page that says so and whom to ask."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from core.freshness import public
from core.spam import come_again, posted, wait_to_send

from ..forms import ApplicationForm
from ..models import AwardRound
from ..receiving import received
from ..uploads import LARGEST, MEGABYTE, MOST_BYTES, MOST_FILES


@public()
@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    """The rounds that are open or will be; none is told as that."""
    context = {"rounds": AwardRound.objects.public().not_over(timezone.localdate())}
    return render(request, "applications/rounds.html", context)


@csrf_exempt  # the form belongs to no session and the page sets no cookie; its stamp is signed instead
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """The form; 409 to what is sent before the first day, 410 for a round that is over."""
    round_ = get_object_or_404(AwardRound.objects.public(), pk=pk)
    if not round_.is_open:
        early = 409 if request.method == "POST" else 200
        return _page(request, round_, None, status=410 if round_.is_over else early)
    if request.method != "POST":
        return _page(request, round_, ApplicationForm(round=round_))
    form = ApplicationForm(posted(request), _files(request), round=round_)
    if not form.is_valid():
        return _page(request, round_, form, status=400)
    if wait := wait_to_send(request, "application"):
        return come_again(_page(request, round_, form, wait=wait), wait)
    return redirect("application", received(round_, form).number)


def _files(request: HttpRequest) -> dict[str, Any]:
    return {"papers": request.FILES.getlist("papers")}


def _page(request: HttpRequest, round_: AwardRound, form: ApplicationForm | None, status: int = 200, wait: int = 0):
    context = {"round": round_, "form": form, "wait": wait, "files": MOST_FILES, "megabytes": LARGEST // MEGABYTE}
    context["together"] = MOST_BYTES // MEGABYTE
    return render(request, "applications/apply.html", context, status=status)
