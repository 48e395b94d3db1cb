"""Handing out a shop's link, revoking it, and writing a correction into the shop's draft: in the admin."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from editing.audit.events import AuditEvent
from editing.audit.log import record
from editing.reviews.views.screen import kind_of
from honours.merchants.row_permissions import SPOT_OF_MERCHANT, SpotScopedPolicy, in_scope, is_spot_scoped
from honours.models import Merchant

from ..letter import letter_pdf
from ..models import MerchantLink, MerchantProposal
from ..models.links import LINK_DAYS
from ..writing import may_write
from ..writing import write as write_draft

_SHOWN = 20
_policy = SpotScopedPolicy(Merchant, SPOT_OF_MERCHANT)


def may_make(user: Any) -> bool:
    """Whether a user may hand out and revoke links."""
    return user.has_perm("merchant_links.add_merchantlink")


def _within_reach(user: Any, pk: int) -> Merchant:
    """The merchant, or a refusal: a street office hands out links to the shops of its own spots alone."""
    merchant = get_object_or_404(Merchant, pk=pk)
    if not may_make(user) or (is_spot_scoped(user) and not _policy.reaches(user, merchant)):
        raise PermissionDenied
    return merchant


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Shops by sign, registered name or credit code, each with the way to its links."""
    if not may_make(request.user):
        raise PermissionDenied
    asked = request.GET.get("q", "").replace("\0", "").strip()[:80]
    named = Q(title__icontains=asked) | Q(registered_name__icontains=asked) | Q(credit_code__iexact=asked)
    found = Merchant.objects.filter(named).order_by("pk") if asked else Merchant.objects.none()
    if is_spot_scoped(request.user):
        found = in_scope(request.user, found, SPOT_OF_MERCHANT)
    return render(request, "merchant_links/admin/find.html", {"asked": asked, "merchants": found[:_SHOWN]})


@never_cache
@require_http_methods(["GET", "POST"])
def make(request: HttpRequest, pk: int) -> HttpResponse:
    """The links a shop has; a press makes one more and gives its letter, which holds the only copy of the token."""
    merchant = _within_reach(request.user, pk)
    if request.method != "POST":
        links = merchant.own_links.select_related("made_by")[:_SHOWN]
        context = {"merchant": merchant, "links": links, "days": LINK_DAYS}
        return render(request, "merchant_links/admin/links.html", context)
    link, token = MerchantLink.make(merchant, request.user)
    return HttpResponse(
        letter_pdf(link, token),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="letter-{merchant.public_id}.pdf"'},
    )


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a link at once."""
    link = get_object_or_404(MerchantLink.objects.select_related("merchant"), pk=pk)
    _within_reach(request.user, link.merchant_id)
    if MerchantLink.objects.open().filter(pk=pk).update(revoked_at=timezone.now()):
        record(request.user, AuditEvent.SETTING, link.merchant, 作废店家链接=f"{link.expires_at:%Y-%m-%d} 到期的一条")
    messages.success(request, "这条链接已经作废。")
    return redirect("make_own_link", link.merchant_id)


@require_POST
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Write an accepted correction into the draft and go on to handing in."""
    proposal = get_object_or_404(MerchantProposal.objects.select_related("merchant"), pk=pk)
    if not may_write(request.user, proposal.merchant):
        raise PermissionDenied
    back = redirect("merchant_proposals:inspect", proposal.pk)
    if not proposal.is_writable or proposal.merchant.workflow_in_progress:
        messages.error(request, "现在不能写：还没有采纳，或者这家商户正在审校。")
        return back
    try:
        write_draft(proposal, request.user)
    except ValidationError as error:
        messages.error(request, "；".join(error.messages))
        return back
    return redirect("reviews:submit", kind_of(proposal.merchant), proposal.merchant_id)
