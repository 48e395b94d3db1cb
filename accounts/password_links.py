"""Helping with a lost password: a link by which the person sets a new one; nobody sets another's password."""

from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.views.decorators.cache import never_cache

from editing.audit.events import AuditEvent
from editing.audit.log import record
from editing.reviews.confirmation.changes import Deed, note

from .account_forms import ResetForm
from .deciding_accounts import may_decide
from .viewsets import may_touch


def may_help(operator: Any, account: Any) -> bool:
    """Whoever may change accounts, within reach and not their own."""
    return operator.has_perm("accounts.change_user") and operator.pk != account.pk and may_touch(operator, account)


@never_cache
def password_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once, then mail the link or show it to be handed over; for an account that decides a second person agrees."""
    account = get_object_or_404(get_user_model(), pk=pk)
    if not may_help(request.user, account):
        raise PermissionDenied
    context: dict[str, Any] = {"person": account, "by_mail": bool(settings.EMAIL_HOST and account.email)}
    if request.method == "POST" and account.is_active:
        if may_decide(account):
            note(Deed.ACCESS, account, [["密码", "", "由本人凭链接重设"]])
        context |= send_link(request, account)
    return render(request, "accounts/admin/password_link.html", context | {"is_sent": request.method == "POST"})


def send_link(request: HttpRequest, account: Any) -> dict[str, str]:
    """Mail the link, or give it to be shown: what the page `password_link.html` needs to know. Noted in the trail."""
    record(request.user, AuditEvent.PASSWORD, account, 做了="发出重设密码的链接")
    if settings.EMAIL_HOST and account.email:
        _mail(request, account)
        return {}
    return {"link": link_for(account)}


def link_for(account: Any) -> str:
    """Good once, for as long as PASSWORD_RESET_TIMEOUT says."""
    key = urlsafe_base64_encode(force_bytes(account.pk))
    path = reverse("new_password", args=[key, default_token_generator.make_token(account)])
    return urljoin(settings.PUBLIC_URL, path)


def _mail(request: HttpRequest, account: Any) -> None:
    form = ResetForm({"email": account.email})
    if form.is_valid():
        form.save(request=request, use_https=settings.PUBLIC_URL.startswith("https"))
