"""Share pictures of what is public, and of nothing else."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.freshness import public
from core.models import BasePage, is_restricted
from honours.models import CreditListPage, Merchant

from .addresses import card_address
from .card import Shape
from .kickers import card_of
from .stored import picture

KEPT = 24 * 3600  # seconds anybody may keep a picture


@require_safe
@public()
def page_card(request: HttpRequest, pk: str, shape: str, name: str) -> HttpResponseBase:
    """`/cards/<key>/<shape>-<name>.png`."""
    page = Page.objects.live().exclude(is_restricted()).select_related("locale").filter(pk=pk).first()
    subject = page.specific if page else None
    if page is None or not isinstance(subject, BasePage):
        raise Http404("没有这张图")
    with translation.override(page.locale.language_code):
        return _card(request, subject, Shape(shape), name)


@require_safe
@public()
def merchant_card(request: HttpRequest, language: str, public_id: str, shape: str, name: str) -> HttpResponseBase:
    """`/cards/<language>/<public id>/<shape>-<name>.png`; only where the listing itself is public."""
    merchant = Merchant.objects.listed().filter(public_id=public_id).first()
    if merchant is None or language not in dict(settings.LANGUAGES) or not CreditListPage.objects.listed().exists():
        raise Http404("没有这张图")
    with translation.override(language):
        return _card(request, merchant, Shape(shape), name)


def _card(request: HttpRequest, subject: BasePage | Merchant, shape: Shape, name: str) -> HttpResponseBase:
    """The picture; from the address of one that is no longer true, the way to today's."""
    card = card_of(subject, translation.get_language() or "")
    if card.name != name:
        return redirect(card_address(request, subject, shape))
    response = HttpResponse(picture(subject, card, shape), content_type="image/png")
    response["Cache-Control"] = f"public, max-age={KEPT}"
    return response
