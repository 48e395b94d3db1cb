"""Where a share picture is fetched: the address changes with what is drawn, so nobody's copy is ever old."""

from urllib.parse import urljoin

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.models import Site

from core.models import BasePage
from honours.models import Merchant

from .card import Shape
from .kickers import card_of


def card_address(request: HttpRequest, subject: BasePage | Merchant, shape: Shape) -> str:
    """The full address of the picture of a page or merchant, as the page being shown calls it."""
    language = get_language() or ""
    card = card_of(subject, language)
    if isinstance(subject, Merchant):
        path = reverse("merchant_card", args=[language, subject.public_id, shape, card.name])
    else:
        path = reverse("page_card", args=[subject.pk, shape, card.name])
    site = Site.find_for_request(request)
    return urljoin(site.root_url if site else request.build_absolute_uri("/"), path)
