"""Objecting to an honour under public notice."""

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.spam import come_again, wait_to_send
from honours.history.states import HonourState
from honours.models import Honour

from ..forms import ObjectionForm
from ..models import Objection, StaffNotice
from ..models.cases import ANSWER_WORKING_DAYS
from ..states import CameIn


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def objection(request: HttpRequest, code: str) -> HttpResponse:
    """The form, keyed by the honour's permanent code; once the notice is over, a page that says so (410)."""
    honour = _honour(code)
    if honour.state != HonourState.NOTICE:
        return render(request, "objections/notice_over.html", {"honour": honour}, status=410)
    if request.method != "POST":
        return _form_page(request, honour, ObjectionForm())
    form = ObjectionForm(request.POST)
    if not form.is_valid():
        return _form_page(request, honour, form, status=400)
    if wait := wait_to_send(request, "objection"):
        return come_again(_form_page(request, honour, form, wait=wait), wait)
    return redirect("case", _received(honour, form).number)


def _honour(code: str) -> Honour:
    """A public honour that has begun; everything else is told exactly like a code that does not exist."""
    if not (code.isascii() and code.isalnum()):
        raise Http404("没有这块牌匾")
    rows = Honour.objects.public().select_related("merchant", "scheme").prefetch_related("events")
    honour = rows.filter(code=code).first()
    if honour is None or honour.state == HonourState.PENDING:
        raise Http404("没有这块牌匾")
    return honour


def _received(honour: Honour, form: ObjectionForm) -> Objection:
    """The stored case; a second click on the same day finds the first one."""
    new: Objection = form.save(commit=False)
    with transaction.atomic():
        same = {"honour": honour, "what": new.what, "grounds": new.grounds, "contact": new.contact}
        if first := Objection.objects.unsettled().filter(**same, received_on=new.received_on).first():
            return first
        new.honour = honour
        new.subject = str(honour)[:200]
        new.save()
        StaffNotice.objects.create(about=CameIn.OBJECTION, object_id=new.pk, number=new.number)
    return new


def _form_page(request: HttpRequest, honour: Honour, form: ObjectionForm, status: int = 200, wait: int = 0):
    context = {"honour": honour, "form": form, "days": ANSWER_WORKING_DAYS, "wait": wait}
    return render(request, "objections/objection.html", context, status=status)
