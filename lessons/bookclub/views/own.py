"""A writer's own note: how it stands, sending it again when it was returned, taking it back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from core.spam import come_again, wait_to_send

from ..forms import NoteForm
from ..models import ReadingNote
from ..states import NoteState
from .notes import form_page


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own_note(request: HttpRequest, token: str) -> HttpResponse:
    """How the note stands; a returned one may be rewritten here, once for each return."""
    note = ReadingNote.find(token)
    if note is None:
        return render(request, "bookclub/gone.html", status=404)
    if note.state != NoteState.RETURNED:
        return render(request, "bookclub/note.html", {"note": note, "token": token})
    if request.method != "POST":
        form = NoteForm(initial={"pen_name": note.pen_name, "text": note.text})
        return form_page(request, note.cycle, form, 200, note)
    form = NoteForm(request.POST, instance=note)
    if not form.is_valid():
        return form_page(request, note.cycle, form, 400, note)
    if wait := wait_to_send(request, "note"):
        return come_again(form_page(request, note.cycle, form, note=note, wait=wait), wait)
    return render(request, "bookclub/note.html", {"note": _sent_again(note, form), "token": token})


@never_cache
@require_POST
def delete_note(request: HttpRequest, token: str) -> HttpResponse:
    """Take consent back: the note is deleted at once, shown or not."""
    if note := ReadingNote.find(token):
        note.delete()
    return render(request, "bookclub/gone.html", {"is_deleted": note is not None}, status=200 if note else 404)


def _sent_again(note: ReadingNote, form: NoteForm) -> ReadingNote:
    note.consent = form.consent
    note.state, note.reason, note.decided_on = NoteState.WAITING, "", None
    note.save()
    return note
