"""The admin's table of a month: look, fill in, copy the month before."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.log_actions import log

from ..copying import copy_activities, last_filled_before
from ..forms import ActivityTable, MonthForm
from ..models import ActivityMonth


@require_http_methods(["GET", "HEAD", "POST"])
def table(request: HttpRequest, pk: str) -> HttpResponse:
    """Show the table with empty rows at its end; on POST keep all rows or none."""
    month = _month(request, pk)
    head, rows = MonthForm(request.POST or None, instance=month), ActivityTable(request.POST or None, instance=month)
    if request.method == "POST" and _kept(head, rows):
        log(instance=month, action="wagtail.edit", user=request.user)
        messages.success(request, f"{month}已保存，共 {month.activities.count()} 项。")
        return redirect(request.path)
    if request.method == "POST":
        messages.error(request, "有几格填得不对，一行也没有保存。请改好标红的格子，再保存一次。")
        month.refresh_from_db()
    context = {"month": month, "head": head, "rows": rows, "source": last_filled_before(month)}
    return TemplateResponse(request, "activities/admin/table.html", context)


@require_POST
def copy(request: HttpRequest, pk: str) -> HttpResponse:
    """Add what the month before had."""
    month = _month(request, pk)
    source = last_filled_before(month)
    if source is None:
        messages.warning(request, "前面没有填过的月份，没有可以照抄的。")
    else:
        number = copy_activities(source, month)
        log(instance=month, action="wagtail.edit", user=request.user)
        messages.success(request, f"从{source}照抄了 {number} 项，日期已挪到本月同一个星期几，请逐行核对。")
    return redirect("activity_months:edit", pk)


def _month(request: HttpRequest, pk: str) -> ActivityMonth:
    if not request.user.has_perm("activities.change_activitymonth"):
        raise PermissionDenied
    return get_object_or_404(ActivityMonth, pk=pk)


def _kept(head: MonthForm, rows) -> bool:
    if not (head.is_valid() and rows.is_valid()):
        return False
    with transaction.atomic():
        head.save()
        rows.save()
    return True
