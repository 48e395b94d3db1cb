"""The month in front of an editor, and the address for their own calendar program."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from core.agenda import SOURCES
from core.months import Month

from .collecting import collect, days_with_something, kinds, weeks
from .models import AgendaAddress

LIST = "list"


@require_safe
def agenda(request: HttpRequest) -> HttpResponse:
    """`?month=2026-12&kind=releases&view=list`; what is not understood shows this month, all kinds, the grid."""
    today = timezone.localdate()
    month = Month.named(request.GET.get("month", "")) or Month.of(today)
    kind = request.GET.get("kind", "")
    kind = kind if kind in SOURCES else ""
    as_list = request.GET.get("view") == LIST
    squares = month.weeks()
    told = collect(request.user, squares[0][0], squares[-1][-1], kind)
    return render(
        request,
        "agenda/month.html",
        {
            "month": month,
            "today": today,
            "kind": kind,
            "kinds": kinds(),
            "as_list": as_list,
            "weeks": weeks(month, told),
            "days": list(days_with_something(month, told)),
            "before": _here(month.previous(), kind, as_list),
            "after": _here(month.next(), kind, as_list),
            "this_month": _here(Month.of(today), kind, as_list),
            "other_view": _here(month, kind, not as_list),
            "list_of_month": _here(month, kind, as_list=True),
        },
    )


def _here(month: Month, kind: str, as_list: bool) -> str:
    """This screen with other choices."""
    chosen = {"month": month.slug} | ({"kind": kind} if kind else {}) | ({"view": LIST} if as_list else {})
    return f"{reverse('agenda:month')}?{urlencode(chosen)}"


@never_cache
@require_safe
def subscription(request: HttpRequest) -> HttpResponse:
    """Whether there is an address, and since when; the address itself was shown once."""
    return _screen(request)


@never_cache
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """A new address, shown this once; the old one ends."""
    token = AgendaAddress.make(request.user)
    path = reverse("office_calendar", args=[token])
    return _screen(request, f"{settings.PUBLIC_URL.rstrip('/')}{path}")


@require_POST
def revoke(request: HttpRequest) -> HttpResponse:
    """End the address."""
    AgendaAddress.objects.filter(user=request.user.pk).delete()
    messages.success(request, "订阅地址已作废，用过它的日历不再更新。")
    return redirect("agenda:subscription")


def _screen(request: HttpRequest, address: str = "") -> HttpResponse:
    kept = AgendaAddress.objects.filter(user=request.user.pk).first()
    return render(request, "agenda/subscription.html", {"kept": kept, "address": address})
