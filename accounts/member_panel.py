"""On a member's first page: the pages that only members may read."""

from itertools import islice
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from core.languages import locale_key
from core.member_panels import MemberPanel
from core.models import is_restricted
from core.permissions import may_read

MOST = 20  # pages


def members_pages(request: HttpRequest) -> dict[str, Any]:
    """Closed pages in the member's language that let the member in, newest first."""
    closed = Page.objects.live().filter(is_restricted(), locale_id=locale_key()).order_by("-first_published_at", "-pk")
    readable = (page for page in closed.specific().iterator(chunk_size=MOST) if may_read(request, page))
    return {"pages": list(islice(readable, MOST))}


PANEL = MemberPanel("accounts/member_panel.html", 40, members_pages)
