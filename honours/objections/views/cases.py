"""Asking how a case stands, by its number alone: one box for objections and corrections."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ..correctable import corrected
from ..models import Correction, Objection
from ..models.cases import mended_case_number


@never_cache
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """A box to type a case number into; `?number=` leads to its page."""
    typed = request.GET.get("number", "")
    if number := mended_case_number(typed):
        return redirect("case", number)
    return _search_page(request, typed, 404 if typed.strip() else 200)


@never_cache
@require_safe
def case(request: HttpRequest, typed: str) -> HttpResponse:
    """How a case stands: dates, progress, the answer; never what was written or by whom."""
    number = mended_case_number(typed)
    found = _found(number) if number else None
    if found is None:
        return _search_page(request, typed, 404)
    if typed != number:
        return redirect("case", number)
    if isinstance(found, Correction):
        context = {"case": found, "about": corrected(found)}
        return render(request, "objections/correction_case.html", context)
    return render(request, "objections/case.html", {"case": found})


def _found(number: str) -> Objection | Correction | None:
    objections = Objection.objects.select_related("honour__merchant").filter(number=number)
    return objections.first() or Correction.objects.filter(number=number).first()


def _search_page(request: HttpRequest, typed: str, status: int) -> HttpResponse:
    shown = "".join(sign for sign in typed if sign.isprintable()).strip()[:20]
    return render(request, "objections/case_search.html", {"typed": shown, "is_unknown": status == 404}, status=status)
