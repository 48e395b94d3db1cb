"""From a page to an A4 sheet. What people wrote reaches the typesetter as data, so nothing in it is ever a command."""

from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from wagtail.models import Page

from core.printing.pdf import compile_pdf
from core.printing.qr import qr_image
from core.site_name import site_name

_SOURCE = Path(__file__).parent / "typst" / "poster.typ"


def address_of(page: Page) -> str:
    """What the code of a page opens."""
    return f"{settings.PUBLIC_URL.rstrip('/')}{page.get_url()}"


def poster_pdf(page: Page) -> bytes:
    """One A4 page, tagged: title, one sentence, the code, the address to type."""
    url = address_of(page)
    image = qr_image(url)
    day = timezone.localdate()
    data = {
        "title": page.title,
        "summary": getattr(page, "summary", ""),
        "url": url,
        "address": url.removeprefix(f"{urlsplit(url).scheme}://"),
        "site": site_name(),
        "printed_on": f"{day:%Y年%-m月%-d日}",
        "qr": image.svg,
        "qr_ratio": image.ratio,
    }
    return compile_pdf(_SOURCE, data, "ua-1")
