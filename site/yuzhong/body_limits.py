"""How long a request's body may be, in bytes: the file that a page takes, and room for the form around it."""

from django.conf import settings

from core.languages import OWN
from core.media.captions import LARGEST as CAPTIONS
from core.media.forms import LARGEST as RECORDING
from core.spreadsheets.files import LARGEST as LIST
from honours.applications.uploads import MOST_BYTES as PAPERS
from lessons.word_import.files import LARGEST as WORD

ROOM = 1024 * 1024
ANYWHERE = ROOM  # readers send text, and papers only where they apply
_TREES = ["", *(f"/{code}" for code, _ in settings.LANGUAGES if code != OWN)]  # where readers' addresses begin
BELOW = {
    "/admin/": settings.DATA_UPLOAD_MAX_MEMORY_SIZE + ROOM,
    "/admin/images/": settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE + ROOM,
    "/admin/documents/": settings.WAGTAILDOCS_MAX_UPLOAD_SIZE + ROOM,
    "/admin/media/": RECORDING + CAPTIONS + ROOM,
    "/admin/word/": WORD + ROOM,
    "/admin/excel/": LIST + ROOM,
    "/admin/campaigns/": LIST + ROOM,
    "/admin/invitations/": LIST + ROOM,
    **{f"{tree}/apply/": PAPERS + ROOM for tree in _TREES},
}
