"""Making and taking back a shop's links, in the admin."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.log_actions import log

from ..models import SheetState, StaffSheet


@never_cache
@require_http_methods(["GET", "POST"])
def links(request: HttpRequest, pk: str) -> HttpResponse:
    """Ask first, then show new links this once, or close those handed out."""
    if not request.user.has_perm("assignments.change_staffsheet"):
        raise PermissionDenied
    sheet = get_object_or_404(StaffSheet, pk=pk)
    if request.method == "POST" and request.POST.get("do") == "revoke":
        sheet.revoke()
        log(instance=sheet, action="wagtail.edit", user=request.user)
        messages.success(request, f"“{sheet}”的链接收回了，从现在起打不开。")
        return redirect("staff_sheets:index")
    context: dict[str, object] = {"sheet": sheet}
    if request.method == "POST":
        context |= _made(sheet)
        log(instance=sheet, action="wagtail.edit", user=request.user)
        if sheet.state != SheetState.OPEN:
            messages.warning(request, "“链接用到哪一天”已经过了，请先改日期，不然链接打不开。")
    return render(request, "assignments/admin/links.html", context)


def _made(sheet: StaffSheet) -> dict[str, object]:
    staff, owner = sheet.make_links()
    return {"staff": _address("staff_lessons", staff), "owner": _address("staff_sheet", owner)}


def _address(name: str, token: str) -> str:
    return f"{settings.PUBLIC_URL.rstrip('/')}{reverse(name, args=[token])}"
