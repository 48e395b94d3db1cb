"""The letter that carries a shop's link: on paper alone, so that no phone number need be kept."""

from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from core.printing.pdf import compile_pdf
from core.printing.qr import qr_image
from core.site_name import site_name

from .models import MerchantLink

_SOURCE = Path(__file__).parent / "typst" / "letter.typ"


def letter_pdf(link: MerchantLink, token: str) -> bytes:
    """One A4 page, tagged, with the address and its QR code."""
    address = f"{settings.PUBLIC_URL.rstrip('/')}{reverse('own_shop', args=[token])}"
    image = qr_image(address)
    data = {
        "shop": link.merchant.title,
        "url": address,
        "until": f"{timezone.localtime(link.expires_at):%Y年%-m月%-d日}",
        "site": site_name(),
        "qr": image.svg,
        "qr_ratio": image.ratio,
    }
    return compile_pdf(_SOURCE, data, "ua-1")
