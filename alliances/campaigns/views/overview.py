"""A campaign at a glance for those who work on it."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from wagtail.log_actions import log

from ..kinds import Phase
from ..models import CampaignArchive, CampaignPage, Finding
from ..models.scope import points, three_clear
from ..permissions import CHANGE, SEE, holds, only_with
from .screen import campaign_of, screen


@only_with(SEE, CHANGE)
def index(request: HttpRequest) -> HttpResponse:
    """All campaigns of the main language, newest first."""
    campaigns = CampaignPage.objects.filter(alias_of=None, locale__language_code="zh-hans").order_by(
        "-starts_on", "-pk"
    )
    return screen(request, "index", "假日治理", {"campaigns": campaigns})


@only_with(SEE, CHANGE)
def desk(request: HttpRequest, pk: int) -> HttpResponse:
    """Phases, 三清, figures, and the ways to the lists."""
    campaign = campaign_of(pk)
    today = timezone.localdate()
    ledger = Finding.objects.of(campaign)
    context = {
        "phases": campaign.phases,
        "now": campaign.phase_on(today),
        "clear": three_clear(campaign.scope_rows),
        "figures": campaign.figures(),
        "open": ledger.open().count(),
        "overdue": ledger.overdue(today).count(),
        "points": points(campaign.scope_rows, campaign.point_threshold),
        "counted": any(row.complaints is not None for row in campaign.scope_rows),
        "may_change": holds(request.user, CHANGE),
        "kinds": list(Phase),
    }
    return screen(request, "desk", campaign.title, context, campaign)


@only_with(CHANGE)
@require_http_methods(["GET", "POST"])
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then keep the figures as they are now."""
    campaign = campaign_of(pk)
    if request.method == "POST":
        try:
            with transaction.atomic():
                CampaignArchive.objects.create(
                    campaign=campaign,
                    figures=campaign.counted().as_json(),
                    archived_by=request.user if request.user.is_authenticated else None,
                )
                log(campaign, "campaigns.archive", user=request.user)
        except IntegrityError:
            messages.warning(request, "这一次治理已经归档过了，数字没有变动。")
        else:
            messages.success(request, "已归档。公开页面从现在起显示这份最终数字。")
        return redirect("campaigns:desk", pk)
    open_now = Finding.objects.of(campaign).open().count()
    return screen(request, "archive", "归档", {"figures": campaign.counted(), "open": open_now}, campaign)
