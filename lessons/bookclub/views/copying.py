"""The next cycle from the last one, in the admin."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from lessons.models import ReadingIndexPage

from ..copying import copy_cycle, last_cycle


@require_http_methods(["GET", "POST"])
def copy_last(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then make the draft and open it."""
    index = get_object_or_404(ReadingIndexPage, pk=pk)
    if not index.permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    source = last_cycle(index)
    if request.method == "POST" and source is not None:
        draft = copy_cycle(source, request.user)
        messages.success(request, "新的一期建好了，是草稿。请改名称，填日期和书目，再送审。")
        return redirect("wagtailadmin_pages:edit", draft.pk)
    return render(request, "bookclub/admin/copy.html", {"index": index, "source": source})
