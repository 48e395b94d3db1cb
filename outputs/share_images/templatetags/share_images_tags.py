"""What a page says of itself where it is shared."""

from typing import Any

from django import template
from django.template import Context
from django.utils.translation import get_language, to_locale

from core.models import BasePage
from core.site_name import site_name
from honours.models import Merchant
from news.models import NewsPage

from ..addresses import card_address
from ..card import Shape

register = template.Library()

_LOCALES = {"zh-hans": "zh_CN", "zh-hant": "zh_TW", "en": "en_US"}


@register.inclusion_tag("share_images/parts/open_graph.html", takes_context=True)
def open_graph(context: Context) -> dict[str, Any]:
    """The Open Graph of the page being shown, or of the merchant on it; nothing for a preview."""
    page, request, facts = context.get("page"), context.get("request"), context.get("facts")
    if not (isinstance(page, BasePage) and page.pk and page.live) or request is None or facts is None:
        return {}
    merchant = context.get("merchant")
    subject = merchant if isinstance(merchant, Merchant) else page
    language = get_language() or ""
    address = page.get_full_url(request) or ""
    return {
        "subject": subject,
        "merchant": merchant if subject is not page else None,
        "kind": "article" if isinstance(page, NewsPage) else "website",
        "site": site_name(),
        "locale": _LOCALES.get(language, to_locale(language)),
        "address": address if subject is page else f"{address}{subject.public_id}/",
        "pictures": [(card_address(request, subject, shape), shape.size) for shape in Shape],
    }
