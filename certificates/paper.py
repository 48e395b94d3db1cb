"""From a certificate to a PDF. The name reaches the typesetter as data and is kept nowhere."""

import json
from datetime import date
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import typst
from django.conf import settings

from plaques.codes import address, grouped
from plaques.fonts import font_folder
from plaques.qr import qr_image

from .models import Certificate

_SOURCE = Path(__file__).parent / "typst" / "certificate.typ"


def certificate_pdf(certificate: Certificate, name: str = "") -> bytes:
    """One A4 page, tagged, with the code and its QR; a name, when given, in the PDF alone."""
    url = address(certificate.code)
    image = qr_image(url)
    data = {
        "name": name,
        "lesson": certificate.lesson_title,
        "passed_on": _day(certificate.issued_on),
        "law_as_of": _day(certificate.law_as_of) if certificate.law_as_of else "",
        "code": grouped(certificate.code),
        "url": url,
        "address": url.removeprefix(f"{urlsplit(url).scheme}://"),
        "site": settings.WAGTAIL_SITE_NAME,
        "qr": image.svg,
        "qr_ratio": image.ratio,
    }
    # The root is the project, so that the sheet may use the plaques' colours and type.
    compiler = typst.Compiler(_SOURCE, root=settings.BASE_DIR, font_paths=[font_folder()], ignore_system_fonts=True)
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    return cast("bytes", compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"]))


def _day(day: date) -> str:
    return f"{day:%Y年%-m月%-d日}"
