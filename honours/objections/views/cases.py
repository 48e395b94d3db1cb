"""Asking how a case stands, by its number alone: one box for objections, corrections and what other apps register."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ..case_kinds import address_of_case
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
    return unknown_case(request, typed) if typed.strip() else _search_page(request, typed, 200)


def unknown_case(request: HttpRequest, typed: str) -> HttpResponse:
    """The box again, saying that there is no such number (404)."""
    return _search_page(request, typed, 404)


@never_cache
@require_safe
def case(request: HttpRequest, typed: str) -> HttpResponse:
    """How a case stands: dates, progress, the answer; never what was written or by whom."""
    number = mended_case_number(typed)
    found = _found(number) if number else None
    if found is None:
        elsewhere = address_of_case(number) if number else ""
        return redirect(elsewhere) if elsewhere else unknown_case(request, typed)
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
