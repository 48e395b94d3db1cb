"""The report, writing the month down, and the year's sheet."""

from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.admin_url_finder import AdminURLFinder

from . import sheet
from .models import MonthlyRecord
from .permissions import may_record
from .registry import SiteCheckFinding
from .running import CheckResult, results


@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """Every check with its lines, the worst first."""
    finder = AdminURLFinder(request.user)
    found = sorted(results(timezone.localdate()), key=lambda result: (not result.red, not result.soon))
    year = timezone.localdate().year
    return render(
        request,
        "inspection/report.html",
        {
            "shown": [(result, _linked(result.findings, finder)) for result in found],
            "red": sum(result.red for result in found),
            "soon": sum(result.soon for result in found),
            "vetoes": [result.check.title for result in found if result.is_veto],
            "years": sorted({year, *_years()}, reverse=True),
            "may_record": may_record(request.user),
        },
    )


def _linked(findings: Iterable[SiteCheckFinding], finder: AdminURLFinder) -> list[tuple[SiteCheckFinding, str]]:
    """Each with where it is mended; empty where this person may not."""
    return [(finding, finder.get_edit_url(finding.record) or "" if finding.record else "") for finding in findings]


def _years() -> list[int]:
    return [day.year for day in MonthlyRecord.objects.dates("month", "year")]


@require_POST
def record(request: HttpRequest) -> HttpResponse:
    """Write this month's figures down."""
    day = timezone.localdate()
    found: list[CheckResult] = list(results(day))
    MonthlyRecord.write(found, day)
    messages.success(request, f"已记入 {day:%Y年%-m月} 的自查表。")
    return redirect("inspection:report")


@require_safe
def year_sheet(request: HttpRequest, year: int) -> FileResponse:
    """Twelve months by checks, as a workbook; Http404 for a year that no calendar has."""
    if not MINYEAR <= year <= MAXYEAR:
        raise Http404("没有这一年")
    return FileResponse(sheet.of_year(year), as_attachment=True, filename=f"自查表-{year}.xlsx")
