"""Lists to take along: what is still open, and where to check after the holiday."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from ..kinds import Phase
from ..models import Finding
from ..models.scope import points
from ..permissions import CHANGE, SEE, only_with
from .screen import campaign_of, screen


@only_with(SEE, CHANGE)
def duty(request: HttpRequest, pk: int) -> HttpResponse:
    """清单式: every open finding, by spot and deadline, with room to note the visit."""
    campaign = campaign_of(pk)
    today = timezone.localdate()
    findings = Finding.objects.of(campaign).open().for_duty()
    if phase := request.GET.get("phase"):
        findings = findings.filter(phase=phase) if phase in Phase.values else findings.none()
    rows = list(findings)
    return screen(
        request,
        "duty",
        "值班清单",
        {
            "rows": rows,
            "today": today,
            "late": sum(row.deadline < today for row in rows),
            "spots": len({row.spot_id for row in rows}),
        },
        campaign,
    )


@only_with(SEE, CHANGE)
def point_list(request: HttpRequest, pk: int) -> HttpResponse:
    """点位式: the spots whose complaints reach the threshold, with what is still open there."""
    campaign = campaign_of(pk)
    open_at: dict[int, int] = {}
    for spot in Finding.objects.of(campaign).open().values_list("spot", flat=True):
        open_at[spot] = open_at.get(spot, 0) + 1
    rows = [(row, open_at.get(row.spot_id, 0)) for row in points(campaign.scope_rows, campaign.point_threshold)]
    missing = [row for row in campaign.scope_rows if row.complaints is None]
    return screen(
        request, "points", "定点检查清单", {"rows": rows, "missing": missing, "today": timezone.localdate()}, campaign
    )
