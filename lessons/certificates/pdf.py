"""From a certificate to a PDF. The name reaches the typesetter as data and is kept nowhere."""

from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from core.printing.pdf import compile_pdf
from core.printing.qr import qr_image
from core.site_name import site_name
from core.verification.codes import address, format_code

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
        "last_day": _day(certificate.last_day) if certificate.last_day else "",
        "rules": "".join(str(rule) for rule in certificate.rules.all()),
        "code": format_code(certificate.code),
        "url": url,
        "address": url.removeprefix(f"{urlsplit(url).scheme}://"),
        "site": site_name(),
        "qr": image.svg,
        "qr_ratio": image.ratio,
    }
    return compile_pdf(_SOURCE, data, "ua-1")


def _day(day: date) -> str:
    return f"{day:%Y年%-m月%-d日}"
