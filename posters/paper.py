"""From a page to an A4 sheet. What people wrote reaches the typesetter as data, so nothing in it is ever a command."""

import json
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import typst
from django.conf import settings
from django.utils import timezone
from wagtail.models import Page

from plaques.fonts import font_folder
from plaques.qr import qr_image

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
        "site": settings.WAGTAIL_SITE_NAME,
        "printed_on": f"{day:%Y年%-m月%-d日}",
        "qr": image.svg,
        "qr_ratio": image.ratio,
    }
    # The root is the project, so that the sheet may use the plaques' colours and type.
    compiler = typst.Compiler(_SOURCE, root=settings.BASE_DIR, font_paths=[font_folder()], ignore_system_fonts=True)
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    return cast("bytes", compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"]))
