"""Saying what is wrong on a page: anybody may, and gets a case number."""

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.spam import come_again, posted, wait_to_send

from ..correctable import Correctable, correctable_page, correctable_shop, merged_into
from ..forms import CorrectionForm
from ..models import Correction, StaffNotice
from ..models.cases import ANSWER_WORKING_DAYS
from ..models.corrections import WORDS_KEPT_DAYS
from ..states import CameIn


@csrf_exempt  # the form belongs to no session and the page sets no cookie; its stamp is signed instead
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correct_shop(request: HttpRequest, public_id: str) -> HttpResponse:
    """The form for one shop; a merged shop's leads to that of the one that answers for it now."""
    shop = correctable_shop(public_id)
    if shop is None and (now := merged_into(public_id)):
        return redirect("correct_shop", now, permanent=True)
    return _answer(request, shop)


@csrf_exempt  # as above
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correct_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The form for one page, by the key of its original."""
    return _answer(request, correctable_page(pk))


def _answer(request: HttpRequest, about: Correctable | None) -> HttpResponse:
    """What is not public is told exactly like what does not exist."""
    if about is None:
        raise Http404("没有这一页")
    if request.method != "POST":
        return _form_page(request, about, CorrectionForm())
    form = CorrectionForm(posted(request))
    if not form.is_valid():
        return _form_page(request, about, form, status=400)
    if wait := wait_to_send(request, "correction"):
        return come_again(_form_page(request, about, form, wait=wait), wait)
    return redirect("case", _received(about, form).number)


def _received(about: Correctable, form: CorrectionForm) -> Correction:
    """The stored letter; a second click on the same day finds the first one."""
    new: Correction = form.save(commit=False)
    with transaction.atomic():
        same = {name: getattr(new, name) for name in ("what", "right_value", "source", "contact", "received_on")}
        if first := Correction.objects.unsettled().filter(**about.record, **same).first():
            return first
        for name, record in about.record.items():
            setattr(new, name, record)
        new.subject = about.name[:200]
        new.save()
        StaffNotice.objects.create(about=CameIn.CORRECTION, object_id=new.pk, number=new.number)
    return new


def _form_page(request: HttpRequest, about: Correctable, form: CorrectionForm, status: int = 200, wait: int = 0):
    context = {
        "about": about,
        "form": form,
        "days": ANSWER_WORKING_DAYS,
        "words_kept": WORDS_KEPT_DAYS,
        "wait": wait,
    }
    return render(request, "objections/correction.html", context, status=status)
