"""Somebody lost the device: another person with the right to manage accounts lets them set up a new one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from editing.reviews.confirmation.changes import Deed
from editing.reviews.confirmation.changes import note as note_change
from editing.reviews.views.screen import is_reviewer

from . import authenticators
from .notifications import SecondFactorChange, note


def may_reset(operator: Any, user: Any) -> bool:
    """Whoever may change accounts, never their own, and a superuser's only another superuser."""
    may_change = operator.has_perm("accounts.change_user")
    return may_change and operator.pk != user.pk and (operator.is_superuser or not user.is_superuser)


def reset_second_step(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once, then take away the account's proofs."""
    user = get_object_or_404(get_user_model(), pk=pk)
    if not may_reset(request.user, user):
        raise PermissionDenied
    if request.method != "POST":
        return render(request, "two_factor/admin/reset.html", {"person": user})
    if is_reviewer(user):  # whoever holds the device decides in the owner's name
        note_change(Deed.ACCESS, user, [["两步验证", "", "重置"]])
    authenticators.reset(user)
    note(request, user, SecondFactorChange.RESET)
    messages.success(request, f"{user} 的两步验证已重置，下次登录时重新设置。")
    return redirect("wagtailusers_users:index")
