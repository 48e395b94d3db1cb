"""Sending an invitation again, and taking it back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ..models import Invitation
from ..sending import send
from ..states import InvitationState


def may_invite(request: HttpRequest) -> None:
    """Raise PermissionDenied for who may not hand out invitations."""
    if not request.user.has_perm("invitations.add_invitation"):
        raise PermissionDenied


@never_cache
@require_http_methods(["GET", "POST"])
def resend(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first, then make a fresh link and show it this once; the old link is dead."""
    invitation = _unaccepted(request, pk)
    if request.method == "POST":
        invitation.revoked_at = None
        return render(request, "invitations/admin/slips.html", {"slips": [send(invitation)]})
    return render(request, "invitations/admin/confirm.html", {"invitation": invitation, "action": "重发"})


@never_cache
@require_http_methods(["GET", "POST"])
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first, then close the link."""
    invitation = _unaccepted(request, pk)
    if request.method == "POST":
        invitation.revoke()
        messages.success(request, f"给“{invitation}”的邀请已撤回，链接打不开了。")
        return redirect("invitations:index")
    return render(request, "invitations/admin/confirm.html", {"invitation": invitation, "action": "撤回"})


def _unaccepted(request: HttpRequest, pk: int) -> Invitation:
    may_invite(request)
    invitation = get_object_or_404(Invitation, pk=pk)
    if invitation.state == InvitationState.ACCEPTED:
        raise PermissionDenied
    return invitation
