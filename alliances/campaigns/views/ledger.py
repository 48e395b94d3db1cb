"""Findings typed as a table, or brought from Excel."""

from io import BytesIO

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from core.progress import UserFacingError
from core.spreadsheets.xlsx import write_xlsx

from ..columns import COLUMNS, NAMES
from ..forms import FindingsUploadForm, finding_table
from ..importing import ImportResult, import_findings
from ..kinds import Phase
from ..permissions import ADD, CHANGE, only_with
from .screen import campaign_of, screen

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@only_with(CHANGE)
@require_http_methods(["GET", "POST"])
def table(request: HttpRequest, pk: int, phase: str) -> HttpResponse:
    """The findings of a phase as rows."""
    campaign = campaign_of(pk)
    if phase not in Phase.values:
        raise Http404("没有这个阶段")
    if campaign.archive:
        messages.warning(request, "已经归档，数字不再变动，不能再改检查发现。")
        return redirect("campaigns:desk", pk)
    rows = finding_table(campaign, Phase(phase), request.POST or None)
    if request.method == "POST":
        if rows.is_valid():
            with transaction.atomic():
                rows.save()
            messages.success(request, "已保存。")
            return redirect("campaigns:table", pk, phase)
        messages.error(request, "有几格要改，已用红字标出；还没有保存。")
    return screen(request, "table", f"{Phase(phase).label}检查发现", {"rows": rows, "phase": Phase(phase)}, campaign)


@only_with(CHANGE, ADD)
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """A list from Excel: written whole, or its errors by row."""
    campaign = campaign_of(pk)
    if campaign.archive:
        messages.warning(request, "已经归档，数字不再变动，不能再导入检查发现。")
        return redirect("campaigns:desk", pk)
    form = FindingsUploadForm(request.POST, request.FILES) if request.method == "POST" else FindingsUploadForm()
    outcome = ImportResult()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            outcome = import_findings(campaign, file, file.name, file.size)
        except UserFacingError as refusal:
            form.add_error("file", str(refusal))
        else:
            if not outcome.problems:
                messages.success(request, f"导入 {outcome.written} 条；{outcome.same} 条原来就有，没有重复写入。")
                return redirect("campaigns:desk", pk)
    return screen(request, "upload", "从 Excel 导入检查发现", {"form": form, "problems": outcome.problems}, campaign)


@only_with(CHANGE, ADD)
@require_GET
def template(request: HttpRequest, pk: int) -> HttpResponse:
    """An empty list with an example row, which is never read."""
    campaign = campaign_of(pk)
    spot = campaign.scope_rows[0].spot.title if campaign.scope_rows else "洪崖洞"
    example = [spot, "节前", "示例：某某面馆", "示例：后厨生熟案板没有分开", "", "2026-09-20", "2026-09-25", "", ""]
    out = BytesIO()
    write_xlsx(NAMES, [example], [column.width for column in COLUMNS], out)
    response = HttpResponse(out.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="findings.xlsx"'
    return response
