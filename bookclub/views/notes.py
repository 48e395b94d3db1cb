"""Sending a reading note."""

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.bots import may_send
from lessons.models import ReadingCyclePage

from ..forms import NoteForm
from ..models import ReadingNote


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of one cycle; when it takes no more notes, a page that says so (410)."""
    cycle = _cycle(request, pk)
    if not cycle.is_taking_notes():
        return render(request, "bookclub/closed.html", {"cycle": cycle}, status=410)
    form = NoteForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return form_page(request, cycle, form, 400 if form.errors else 200)
    if not may_send(request, "note"):
        return form_page(request, cycle, form, 429)
    note, token = _received(cycle, form)
    address = own_address(token)
    return render(request, "bookclub/sent.html", {"cycle": cycle, "note": note, "address": address, "token": token})


def form_page(request: HttpRequest, cycle: ReadingCyclePage, form: NoteForm, status: int, note=None) -> HttpResponse:
    """The form, empty or with what is wrong; `note` is the one that was returned."""
    context = {"cycle": cycle, "form": form, "note": note, "too_often": status == 429}
    return render(request, "bookclub/write.html", context, status=status)


def own_address(token: str) -> str:
    """Where a writer finds the note again."""
    return f"{settings.PUBLIC_URL.rstrip('/')}{reverse('own_note', args=[token])}"


def _cycle(request: HttpRequest, pk: int) -> ReadingCyclePage:
    """A live cycle that this visitor may read; any other is told exactly like one that does not exist."""
    cycle = ReadingCyclePage.objects.live().filter(pk=pk).first()
    if cycle is None or not all(rule.accept_request(request) for rule in cycle.get_view_restrictions()):
        raise Http404("没有这一期")
    return cycle


def _received(cycle: ReadingCyclePage, form: NoteForm) -> tuple[ReadingNote, str]:
    """The stored note and its writer's token; a second click finds the first note and gives it a new token."""
    new: ReadingNote = form.save(commit=False)
    with transaction.atomic():
        same = {"cycle": cycle, "pen_name": new.pen_name, "text": new.text, "sent_on": new.sent_on}
        note = ReadingNote.objects.filter(**same, state="waiting").first() or new
        note.cycle, note.consent = cycle, form.consent
        token = note.give_token()
        note.save()
    return note, token
