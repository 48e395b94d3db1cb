"""The screen 新建街道所账号, for whoever keeps the accounts."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ..password_links import send_link
from .forms import OfficeForm

PERMISSION = "accounts.add_user"


@never_cache
@require_http_methods(["GET", "POST"])
def new_office(request: HttpRequest) -> HttpResponse:
    """Make office and account; then the link for its password goes by mail or is shown, this once."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    form = OfficeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = form.save()
        told = send_link(request, account)
        return render(request, "accounts/admin/password_link.html", {"person": account, "is_sent": True} | told)
    status = 400 if form.errors else 200
    return render(request, "accounts/admin/new_office.html", {"form": form}, status=status)
