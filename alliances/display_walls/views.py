"""Printing a plate."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from core.printing.qr import qr_image

from .models import PledgePlate


def may_print(user: Any) -> bool:
    """Whether a user may print plates: whoever may change them."""
    return bool(user.is_active and user.has_perm("display_walls.change_pledgeplate"))


@never_cache
def print_plate(request: HttpRequest, pk: int) -> HttpResponse:
    """A plate on A4, only while its consent stands."""
    if not may_print(request.user):
        raise PermissionDenied
    plate = get_object_or_404(PledgePlate.objects.select_related("merchant__spot", "pledge"), pk=pk)
    if not plate.is_standing(timezone.localdate()):
        messages.error(request, f"“{plate.merchant}”的同意不在有效期内，或商户没有公开，不能打印亮牌。")
        return redirect("wagtailsnippets_display_walls_pledgeplate:list")
    address = f"{settings.PUBLIC_URL.rstrip('/')}{plate.merchant.get_absolute_url()}"
    return render(
        request, "display_walls/plate.html", {"plate": plate, "address": address, "qr": qr_image(address).svg}
    )
