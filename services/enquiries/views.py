"""Sending an enquiry, and asking how it stands."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from core.spam import come_again, posted, wait_to_send

from .forms import EnquiryForm
from .models import ConsentText, Enquiry, mended_number
from .states import Purpose


@csrf_exempt  # the form belongs to no session and the page sets no cookie; its stamp is signed instead
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, purpose: str) -> HttpResponse:
    """The form; 400 with what to change, 429 when too many came from one network, 503 while no consent text holds."""
    if purpose not in Purpose.values:
        raise Http404("没有这张表")
    consent = ConsentText.objects.in_force(purpose, timezone.localdate())
    if consent is None:
        return _page(request, purpose, None, None, status=503)
    if request.method != "POST":
        return _page(request, purpose, consent, EnquiryForm())
    form = EnquiryForm(posted(request))
    if not form.is_valid():
        return _page(request, purpose, consent, form, status=400)
    if form.data.get("consent_version") != str(consent.version):
        form.add_error("agreed", ValidationError(gettext("同意书刚刚更新了，请看一遍新的再提交。")))
        return _page(request, purpose, consent, form, status=400)
    if wait := wait_to_send(request, f"enquiry-{purpose}"):
        return come_again(_page(request, purpose, consent, form, wait=wait), wait)
    return redirect("enquiry", _received(purpose, consent, form).number)


@never_cache
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """A box to type a number into; `?number=` leads to its page."""
    typed = request.GET.get("number", "")
    if number := mended_number(typed):
        return redirect("enquiry", number)
    return _search_page(request, typed, 404 if typed.strip() else 200)


@never_cache
@require_safe
def standing(request: HttpRequest, typed: str) -> HttpResponse:
    """How an enquiry stands: two dates and a word; never what was written or by whom."""
    number = mended_number(typed)
    fields = ("number", "purpose", "received_on", "delete_on", "progress")
    found = Enquiry.objects.filter(number=number).only(*fields).first() if number else None
    if found is None:
        return _search_page(request, typed, 404)
    if typed != number:
        return redirect("enquiry", number)
    return render(request, "enquiries/standing.html", {"enquiry": found})


def _received(purpose: str, consent: ConsentText, form: EnquiryForm) -> Enquiry:
    """The stored enquiry; a second click on the same day finds the first one."""
    new: Enquiry = form.save(commit=False)
    with transaction.atomic():
        same = {"purpose": purpose, "text": new.text, "contact": new.contact, "received_on": new.received_on}
        if first := Enquiry.objects.filter(**same).first():
            return first
        new.purpose, new.consent = purpose, consent
        new.save()
    return new


def _page(request, purpose: str, consent: ConsentText | None, form: EnquiryForm | None, status: int = 200, wait=0):
    context = {"purpose": Purpose(purpose), "consent": consent, "form": form, "wait": wait}
    return render(request, "enquiries/ask.html", context, status=status)


def _search_page(request: HttpRequest, typed: str, status: int) -> HttpResponse:
    shown = "".join(sign for sign in typed if sign.isprintable()).strip()[:20]
    return render(request, "enquiries/search.html", {"typed": shown, "is_unknown": status == 404}, status=status)
