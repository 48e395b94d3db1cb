"""Markdown at the address of each public page."""

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.freshness import public
from core.models import BasePage, SiteFacts
from honours.models import CreditListPage, Merchant

from .document import merchant_text, page_text
from .llms import llms_text

MARKDOWN = "text/markdown; charset=utf-8"


@require_safe
@public()
def twin(request: HttpRequest, path: str) -> HttpResponse:
    """`…/index.md`: the page at that path, or the merchant; closed pages have none."""
    route = Page.route_for_request(request, path)
    if route is None or not isinstance(route.page, BasePage) or route.page.get_view_restrictions().exists():
        raise Http404("没有这一页")
    page, address = route.page, route.page.get_full_url(request) or ""
    named = route.args[2] if route.args else {}  # what a page with views of its own finds in the rest of the path
    if not named:
        return _answer(page_text(page, address), address)
    if isinstance(page, CreditListPage):
        return _merchant(named["public_id"], address)
    raise Http404("没有这一页")


@require_safe
@public()
def llms(request: HttpRequest) -> HttpResponse:
    """`/llms.txt`."""
    return HttpResponse(
        llms_text(request, SiteFacts.for_request(request)) + "\n", content_type="text/plain; charset=utf-8"
    )


def _merchant(public_id: str, listing: str) -> HttpResponse:
    merchant = Merchant.objects.listed().with_places().filter(public_id=public_id).first()
    if merchant is None:
        raise Http404("没有这家商户")
    address = f"{listing}{merchant.public_id}/"
    return _answer(merchant_text(merchant, address), address)


def _answer(text: str, address: str) -> HttpResponse:
    """The text, naming the page that people read as the original."""
    return HttpResponse(
        text, content_type=MARKDOWN, headers={"Link": f'<{quote(address, safe=":/%")}>; rel="canonical"'}
    )
