"""我来: a member says they will come when a cycle meets, or takes it back."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.permissions import may_read
from lessons.models import ReadingCyclePage

from ..meetings import meeting_to_come
from ..models import CycleGuest


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def come(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, and note by POST; `do=leave` takes it back. A cycle that meets no more takes nobody."""
    cycle = ReadingCyclePage.objects.live().filter(pk=pk).first()
    if cycle is None or not may_read(request, cycle) or meeting_to_come(cycle) is None:
        raise Http404("没有可以报名的一期")
    mine = CycleGuest.objects.filter(cycle_id=cycle.original_id, member_id=request.user.pk)
    if request.method == "POST":
        if request.POST.get("do") == "leave":
            mine.delete()
        else:
            CycleGuest.objects.get_or_create(cycle_id=cycle.original_id, member_id=request.user.pk)
        return redirect("come_to_cycle", pk)
    context = {
        "cycle": cycle,
        "comes": mine.exists(),
        "guests": CycleGuest.count(cycle),
        "meeting": meeting_to_come(cycle),
    }
    return render(request, "bookclub/come.html", context)
