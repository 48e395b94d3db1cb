"""Sending a reading note."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.link_tokens import digest_of
from core.permissions import may_read
from core.spam import come_again, wait_to_send
from lessons.models import ReadingCyclePage

from ..forms import NoteForm
from ..models import ReadingNote
from ..models.notes import token_for


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
    if wait := wait_to_send(request, "note"):
        return come_again(form_page(request, cycle, form, wait=wait), wait)
    note, token = _received(cycle, form)
    address = own_address(token)
    return render(request, "bookclub/sent.html", {"cycle": cycle, "note": note, "address": address, "token": token})


def form_page(request: HttpRequest, cycle: ReadingCyclePage, form: NoteForm, status=200, note=None, wait=0):
    """The form, empty or with what is wrong; `note` is the one that was returned, `wait` is in seconds."""
    context = {"cycle": cycle, "form": form, "note": note, "wait": wait}
    return render(request, "bookclub/write.html", context, status=status)


def own_address(token: str) -> str:
    """Where a writer finds the note again."""
    return f"{settings.PUBLIC_URL.rstrip('/')}{reverse('own_note', args=[token])}"


def _cycle(request: HttpRequest, pk: int) -> ReadingCyclePage:
    """A live cycle that this visitor may read; any other is told exactly like one that does not exist."""
    cycle = ReadingCyclePage.objects.live().filter(pk=pk).first()
    if cycle is None or not may_read(request, cycle):
        raise Http404("没有这一期")
    return cycle


def _received(cycle: ReadingCyclePage, form: NoteForm) -> tuple[ReadingNote, str]:
    """The stored note and its writer's token; the same form sent twice, as by a second click, gives both again.

    The same words from another form are another note: nobody gets the link to somebody else's.
    """
    new: ReadingNote = form.save(commit=False)
    token = token_for(form.cleaned_data["opened"], str(cycle.pk), new.pen_name, new.text)
    said = {"cycle": cycle, "pen_name": new.pen_name, "text": new.text, "consent": form.consent}
    note, _ = ReadingNote.objects.get_or_create(digest=digest_of(token), defaults=said)
    return note, token
