"""Opening an invitation: the invited person sets a password, and the account is there."""

from django.contrib import messages
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import User

from ..models import Invitation
from ..states import InvitationState


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """The form; looking does not use the link up, a password that is set does."""
    invitation = Invitation.find(token)
    if invitation is None or invitation.state != InvitationState.OPEN:
        return _closed(request, invitation)
    person = User(username=invitation.username, unit=invitation.unit, email=invitation.email)
    form = SetPasswordForm(person, request.POST or None)
    if request.method != "POST" or not form.is_valid():
        context = {"invitation": invitation, "form": form}
        return render(request, "invitations/accept.html", context, status=400 if form.errors else 200)
    if invitation.accept(form.cleaned_data["new_password1"]) is None:
        invitation.refresh_from_db()
        return _closed(request, invitation)
    messages.success(request, _("账号开通了，请用刚才设的密码登录。"))
    return redirect("sign_in")


def _closed(request: HttpRequest, invitation: Invitation | None) -> HttpResponse:
    """Why the link does not open: 404 for one we never made, 410 for one that has had its time."""
    context = {"state": invitation.state if invitation else None}
    return render(request, "invitations/closed.html", context, status=410 if invitation else 404)
