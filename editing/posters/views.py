"""The code of a page as a picture, and its poster, for whoever may edit the page."""

from collections.abc import Callable
from io import BytesIO
from urllib.parse import quote

import segno
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from wagtail.models import Page

from .pdf import address_of, poster_pdf

SCALE = 20  # pixels a module: sharp at 10 cm and more
QUIET = 4  # modules left white around the code


def _picture(kind: str) -> Callable[[str], bytes]:
    def draw(url: str) -> bytes:
        file = BytesIO()
        segno.make_qr(url, error="q", boost_error=False).save(file, kind=kind, scale=SCALE, border=QUIET)
        return file.getvalue()

    return draw


KINDS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "svg": ("image/svg+xml", _picture("svg")),
    "png": ("image/png", _picture("png")),
}


@require_safe
def code(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The page's QR code as svg or png."""
    if kind not in KINDS:
        raise Http404
    page = _published(request, pk)
    content_type, draw = KINDS[kind]
    return _download(draw(address_of(page)), content_type, f"二维码-{page.slug}.{kind}")


@require_safe
def poster(request: HttpRequest, pk: int) -> HttpResponse:
    """The page's poster."""
    page = _published(request, pk).specific
    return _download(poster_pdf(page), "application/pdf", f"海报-{page.slug}.pdf", inline=True)


def _published(request: HttpRequest, pk: int) -> Page:
    """The page, if readers can open it and this person works on it."""
    page = get_object_or_404(Page.objects.live(), pk=pk, depth__gt=1)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return page


def _download(content: bytes, content_type: str, name: str, *, inline: bool = False) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f"{'inline' if inline else 'attachment'}; filename*=UTF-8''{quote(name)}"
    return response
