"""A shop's own page: what the link opens, and what is sent and fetched through it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from core.rate_limits import RateLimit
from core.spam import come_again, network_of, posted
from honours.plaques.pdf import Sheet
from honours.plaques.print_jobs import PrintJob

from ..forms import FactsForm, ReportForm
from ..models import MerchantLink
from ..receiving import received
from ..shop import own_honours, own_page, own_valid
from ..states import OwnLinkState, ProposalKind

SHEETS = {"plaque": Sheet.PLAQUE_A4, "label": Sheet.LABELS}
_HOUR = 3600  # seconds
# The page store looks at a new address once more before it knows that it is nobody else's: that counts too.
LINKS_UNKNOWN = RateLimit("own-link-misses", 60, _HOUR)  # of one network
PROPOSALS = RateLimit("own-link-proposals", 20, _HOUR)  # through one link
PAPERS = RateLimit("own-link-papers", 30, _HOUR)  # through one link: each is typeset


def _through_link(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand the view the open link of its address; 404 for one we never made, 410 for one that has had its time.

    No cookie and no CSRF token: the token in the address is all that lets in, and a page elsewhere does not know it.
    """

    @csrf_exempt
    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
        link = MerchantLink.find(token)
        if link is None:
            too_many = LINKS_UNKNOWN.take(network_of(request))
            return _closed(request, OwnLinkState.UNKNOWN, 429 if too_many else 404)
        if link.state != OwnLinkState.OPEN:
            return _closed(request, link.state, 410)
        return view(request, link, token, **kwargs)

    return opened


@_through_link
@require_safe
def own_shop(request: HttpRequest, link: MerchantLink, token: str) -> HttpResponse:
    """Facts, honours, replies and proposals of one shop, with the forms; opening it uses nothing up."""
    return _page(request, link, token)


@_through_link
@require_POST
def facts(request: HttpRequest, link: MerchantLink, token: str) -> HttpResponse:
    """The facts as the shop would have them; nothing changed is a confirmation."""
    form = FactsForm(posted(request), instance=_copy(link))
    if not form.is_valid():
        return _page(request, link, token, facts=form, status=400)
    changes = form.differences
    kind = ProposalKind.FACTS if changes else ProposalKind.CONFIRMED
    return _receive(request, link, token, kind, {"facts": form}, values=changes)


@_through_link
@require_POST
def report(request: HttpRequest, link: MerchantLink, token: str) -> HttpResponse:
    """Closing, moving, or asking for a renewal."""
    form = ReportForm(posted(request), honours=own_honours(link.merchant))
    if not form.is_valid():
        return _page(request, link, token, report=form, status=400)
    said = form.cleaned_data
    honour = said["honour"] if said["kind"] == ProposalKind.RENEWAL else None
    kind = ProposalKind(said["kind"])
    return _receive(request, link, token, kind, {"report": form}, words=said["words"], honour=honour)


@_through_link
@require_safe
def paper(request: HttpRequest, link: MerchantLink, token: str, code: str, sheet: str) -> HttpResponse:
    """The plaque or the label of an honour of this shop that holds today."""
    honour = own_valid(link.merchant, code) if sheet in SHEETS else None
    if honour is None:
        raise Http404(_("没有这块牌匾"))
    if wait := PAPERS.take(str(link.pk)):
        return come_again(_page(request, link, token, wait=wait), wait)
    return HttpResponse(
        PrintJob([honour], SHEETS[sheet]).pdf(),
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="{sheet}-{honour.code}.pdf"',
            "X-Robots-Tag": "noindex",
        },
    )


def _receive(
    request: HttpRequest, link: MerchantLink, token: str, kind: ProposalKind, forms: dict[str, Any], **said: Any
) -> HttpResponse:
    if wait := PROPOSALS.take(str(link.pk)):
        return come_again(_page(request, link, token, wait=wait, **forms), wait)
    if received(link, kind, **said) is None:
        return _closed(request, OwnLinkState.REVOKED, 410)
    return redirect("own_shop", token)


def _copy(link: MerchantLink) -> Any:
    """The record once more: a form writes into what it is given, and the page shows what is stored."""
    return type(link.merchant)._base_manager.get(pk=link.merchant_id)


def _page(
    request: HttpRequest, link: MerchantLink, token: str, *, status: int = 200, wait: int = 0, **forms: Any
) -> HttpResponse:
    honours = own_honours(link.merchant)
    context = own_page(link.merchant, honours) | {
        "link": link,
        "token": token,
        "wait": wait,
        "facts_form": forms.get("facts") or FactsForm(instance=_copy(link)),
        "report_form": forms.get("report") or ReportForm(honours=honours),
    }
    return render(request, "merchant_links/own_shop.html", context, status=status)


def _closed(request: HttpRequest, state: OwnLinkState, status: int) -> HttpResponse:
    return render(request, "merchant_links/closed.html", {"state": state}, status=status)
