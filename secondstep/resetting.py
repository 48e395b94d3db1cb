"""Somebody lost the device: another person with the right to manage accounts lets them set up a new one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from . import keys
from .notes import Change, note


def may_reset(operator: Any, user: Any) -> bool:
    """Whoever may change accounts, never their own, and a superuser's only another superuser."""
    may_change = operator.has_perm("members.change_member")
    return may_change and operator.pk != user.pk and (operator.is_superuser or not user.is_superuser)


def reset_second_step(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once, then take away the account's proofs."""
    user = get_object_or_404(get_user_model(), pk=pk)
    if not may_reset(request.user, user):
        raise PermissionDenied
    if request.method != "POST":
        return render(request, "secondstep/admin/reset.html", {"person": user})
    keys.reset(user)
    note(request, user, Change.RESET)
    messages.success(request, f"{user} 的两步验证已重置，下次登录时重新设置。")
    return redirect("wagtailusers_users:index")
