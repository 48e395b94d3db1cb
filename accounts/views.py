"""Signing in and out, a forgotten password, leaving for good."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from core.member_panels import member_panels
from core.permissions import can_access_admin
from core.site_name import site_name

from .account_forms import DeleteAccountForm, ResetForm, SignInForm


class SignInView(auth.LoginView):
    """`?next=` leads back to the page that asked for it, on this site only."""

    template_name = "accounts/sign_in.html"
    form_class = SignInForm

    def get_default_redirect_url(self) -> str:
        return reverse("account")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Only by POST, so that no link can sign anybody out."""
    logout(request)
    messages.success(request, _("已经退出。"))
    return redirect("sign_in")


@never_cache
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """A member's first page: what is on and what there is to learn, then what the site knows of the member."""
    context = {
        "groups": request.user.groups.order_by("name"),
        "is_editor": can_access_admin(request.user),
        "panels": member_panels(request),
    }
    return render(request, "accounts/account.html", context)


@method_decorator(never_cache, name="dispatch")
class ForgotPassword(auth.PasswordResetView):
    """A link by mail; the answer is the same for every address, known or not."""

    template_name = "accounts/forgot_password.html"
    form_class = ResetForm
    email_template_name = "accounts/password_mail.txt"
    subject_template_name = "accounts/password_mail_subject.txt"
    success_url = reverse_lazy("password_mail_sent")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"mail_is_on": bool(settings.EMAIL_HOST)}

    def form_valid(self, form: Any) -> HttpResponse:
        if not settings.EMAIL_HOST:
            raise PermissionDenied
        public = urlsplit(settings.PUBLIC_URL)  # whatever host the request named
        self.extra_email_context = {
            "domain": public.netloc,
            "protocol": public.scheme,
            "site_name": site_name(),
        }
        return super().form_valid(form)


class PasswordMailSent(auth.PasswordResetDoneView):
    template_name = "accounts/password_mail_sent.html"


class NewPassword(auth.PasswordResetConfirmView):
    """Works once: a changed password makes the link stale."""

    template_name = "accounts/new_password.html"

    def form_valid(self, form: Any) -> HttpResponse:
        messages.success(self.request, _("密码设好了，请登录。"))
        return super().form_valid(form)

    def get_success_url(self) -> str:
        """The door of that account: members and staff sign in at different ones."""
        return reverse("wagtailadmin_login" if can_access_admin(self.user) else "sign_in")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete_account(request: HttpRequest) -> HttpResponse:
    """Delete the account and what hangs on it at once. Editors' accounts, which logs name, are closed by others."""
    if can_access_admin(request.user):
        raise PermissionDenied
    form = DeleteAccountForm(request.user, request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "accounts/delete_account.html", {"form": form}, status=400 if form.errors else 200)
    member = request.user
    logout(request)
    member.delete()
    return render(request, "accounts/deleted.html")
