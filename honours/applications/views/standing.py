"""How an application stands, by its number alone; and what the shop adds where it was asked to."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.spam import come_again, posted, wait_to_send
from honours.models import Honour
from honours.objections.models.cases import mended_case_number
from honours.objections.views.cases import unknown_case

from ..forms import SupplementForm
from ..models import Application
from ..receiving import supplemented
from ..states import ANSWERED, ApplicationState
from ..uploads import LARGEST, MEGABYTE, MOST_BYTES, MOST_FILES


@csrf_exempt  # the form belongs to no session and the page sets no cookie; its stamp is signed instead
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def application(request: HttpRequest, typed: str) -> HttpResponse:
    """Dates, a word and the desk's answer; never what was sent or by whom."""
    number = mended_case_number(typed)
    case = Application.objects.select_related("round__scheme").filter(number=number).first() if number else None
    if case is None:
        return unknown_case(request, typed)
    if typed != number:
        return redirect("application", number)
    if request.method != "POST" or case.state != ApplicationState.ASKED_BACK:
        return _page(request, case, SupplementForm(), status=409 if request.method == "POST" else 200)
    form = SupplementForm(posted(request), {"papers": request.FILES.getlist("papers")})
    if not form.is_valid():
        return _page(request, case, form, status=400)
    if wait := wait_to_send(request, "supplement"):
        return come_again(_page(request, case, form, wait=wait), wait)
    if not supplemented(case, form):
        return _page(request, case, form, status=409)
    return redirect("application", number)


def _page(request: HttpRequest, case: Application, form: SupplementForm, status: int = 200, wait: int = 0):
    context = {
        "case": case,
        "answered": ANSWERED,
        "honour": Honour.objects.public().filter(pk=case.honour_id).select_related("merchant").first(),
        "form": form if case.state == ApplicationState.ASKED_BACK else None,
        "wait": wait,
        "files": MOST_FILES,
        "megabytes": LARGEST // MEGABYTE,
        "together": MOST_BYTES // MEGABYTE,
    }
    return render(request, "applications/standing.html", context, status=status)
