"""What readers wrote about a cycle's books, with the editors' comments."""

from django.utils.translation import gettext as _

from lessons.bookclub.models import ReadingNote
from lessons.models import ReadingCyclePage

from .pages import Section, lists
from .syntax import line, paragraphs, plain, quote

MOST_NOTES = 100


@lists.register
def _cycle(page: ReadingCyclePage, base: str) -> list[Section]:
    """The notes that editors accepted, picked ones first, as on the page."""
    notes = ReadingNote.objects.filter(cycle=page.original_id).shown()[:MOST_NOTES]
    return [(_("大家的读后感"), paragraphs(*(_note(note) for note in notes)))]


def _note(note: ReadingNote) -> str:
    by = [line(note.pen_name), note.sent_on.isoformat(), _("编者选") if note.is_picked else ""]
    comment = quote(f"**{_('编者点评：')}**\n\n{plain(note.comment)}") if note.comment else ""
    return paragraphs(f"### {_('，').join(filter(None, by))}", plain(note.text), comment)
