"""Making a link to reply, in the admin."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from honours.models import Merchant

from ..models import ReplyLink
from ..models.replies import LINK_DAYS


def may_make(user) -> bool:
    """Whether a user may hand out links."""
    return user.has_perm("objections.add_replylink")


@never_cache
@require_http_methods(["GET", "POST"])
def make_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first, then make the link and show it this once."""
    if not may_make(request.user):
        raise PermissionDenied
    merchant = get_object_or_404(Merchant, pk=pk)
    context = {"merchant": merchant, "days": LINK_DAYS}
    if request.method == "POST":
        link, token = ReplyLink.make(merchant)
        address = f"{settings.PUBLIC_URL.rstrip('/')}{reverse('reply', args=[token])}"
        context |= {"link": link, "address": address}
    return render(request, "objections/admin/link.html", context)
