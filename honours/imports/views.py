"""The editors' screens: upload and export, the preview, and what becomes of a batch."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from core.progress import UserFacingError
from core.spreadsheets.texts import clean_text
from editing.audit.events import AuditEvent
from editing.audit.log import record
from editing.reviews.confirmation.changes import Deed, note

from .batches import Work, check, discard, sha256
from .commit import commit as commit_batch
from .forms import ExportForm, UploadForm
from .models import ImportBatch
from .permissions import may_import, may_publish
from .preview import shown_row
from .reading import Table
from .reviewing import authors_of, review_of
from .states import BatchState, Fate
from .streams import progress_page
from .undo import undo as undo_batch

BATCHES_PER_PAGE, ROWS_PER_PAGE = 10, 50


def index(request: HttpRequest) -> HttpResponseBase:
    """Upload a list, export one, see the batches so far."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        try:
            return _check(request, form)
        except UserFacingError as refusal:
            form.add_error("file", str(refusal))
    batches = Paginator(ImportBatch.objects.select_related("made_by"), BATCHES_PER_PAGE)
    context = {"form": form, "export": ExportForm(), "batches": batches.get_page(request.GET.get("p"))}
    return _page(request, "imports/index.html", "Excel 导入", context)


def _check(request: HttpRequest, form: UploadForm) -> HttpResponseBase:
    said = form.cleaned_data
    file, scheme = said["file"], said["scheme"].title if said["scheme"] else ""
    name = clean_text(file.name)[-200:]
    table = Table(file, name, file.size, scheme, sheet=said["sheet"], with_hidden=said["with_hidden"])
    user: Any = request.user
    batch = ImportBatch(
        file_name=name, sha256=sha256(file), sheet=table.sheet[:100], notices=table.notices, made_by=user
    )
    return progress_page(
        request,
        _checked(batch, table),
        title="正在核对名单",
        after=lambda: reverse("imports:batch", args=[batch.pk]),
        back=reverse("imports:index"),
    )


def _checked(batch: ImportBatch, table: Table) -> Work:
    with table:
        yield from check(batch, table)


def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """One batch: counts, every row's fate, and what can be done with it."""
    found = get_object_or_404(ImportBatch.objects.select_related("made_by", "committed_by", "undone_by"), pk=pk)
    fate = request.GET.get("fate", "")
    rows = found.rows.filter(fate=fate) if fate in Fate.values else found.rows.all()
    page = Paginator(rows, ROWS_PER_PAGE).get_page(request.GET.get("p"))
    reviewed = review_of(found, request.user)
    in_review = found.state == BatchState.PENDING and bool(found.to_write)
    final = reviewed.is_last and reviewed.may_act
    context = {
        "batch": found,
        "fates": [("", "全部", found.total), *((one.value, one.label, found.count(one)) for one in Fate)],
        "fate": fate,
        "page": page,
        "rows": [shown_row(row) for row in page],
        "earlier": _earlier(found),
        "review": reviewed,
        "in_review": in_review,
        "can_commit": in_review and may_publish(request.user) and (reviewed.standing.is_approved or final),
        "may_import": may_import(request.user),
        "is_pending": found.state in (BatchState.PENDING, BatchState.CHECKING),
        "can_undo": found.state == BatchState.COMMITTED and may_publish(request.user),
    }
    return _page(request, "imports/batch.html", found.file_name, context, found)


def _earlier(batch: ImportBatch) -> ImportBatch | None:
    """An import of the same file before this one."""
    same = ImportBatch.objects.filter(sha256=batch.sha256, state=BatchState.COMMITTED, pk__lt=batch.pk)
    return same.first() if batch.state == BatchState.PENDING else None


@require_POST
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a batch in, pass a step, or send it back."""
    found, here = _batch_and_address(pk)
    if found.state == BatchState.PENDING:
        review_of(found, request.user).answer(request.POST, authors_of(found))
        messages.success(request, "已记录。")
    return redirect(here)


@require_POST
def commit(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Write a batch."""
    found, here = _batch_and_address(pk)
    work = commit_batch(found, request.user)
    return progress_page(request, work, title="正在导入", after=lambda: here, back=here)


def undo(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Ask, then take a batch back."""
    found, here = _batch_and_address(pk)
    if request.method == "POST":
        note(Deed.TAKEN_BACK, found)
        work = undo_batch(found, request.user)
        return progress_page(request, work, title="正在撤回", after=lambda: here, back=here)
    return _page(request, "imports/undo.html", "撤回这一批", {"batch": found}, found)


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a batch that was not imported; another's only after a question, none while it is under review."""
    found, here = _batch_and_address(pk)
    if found.state not in (BatchState.PENDING, BatchState.CHECKING):
        messages.error(request, "这一批已经导入过，不能放弃；需要的话可以撤回。")
        return redirect(here)
    if review_of(found, request.user).due:
        messages.error(request, "这一批正在审校，不能放弃。请审校人先退回作者。")
        return redirect(here)
    if found.made_by_id != request.user.pk and "sure" not in request.POST:
        return _page(request, "imports/drop.html", "放弃别人的名单", {"batch": found}, found)
    record(request.user, AuditEvent.DROP, found, 上传人=str(found.made_by or ""), 行数=found.total)
    discard(found)
    messages.success(request, "已放弃这一批，网站内容没有变动。")
    return redirect("imports:index")


def _batch_and_address(pk: int) -> tuple[ImportBatch, str]:
    return get_object_or_404(ImportBatch, pk=pk), reverse("imports:batch", args=[pk])


def _page(
    request: HttpRequest, template: str, title: str, context: dict[str, Any], batch: ImportBatch | None = None
) -> HttpResponse:
    """An admin screen with its trail."""
    trail = [
        {"url": reverse("wagtailadmin_home"), "label": "首页"},
        {"url": reverse("imports:index"), "label": "Excel 导入"},
    ]
    if batch:
        trail.append({"url": reverse("imports:batch", args=[batch.pk]), "label": f"第 {batch.pk} 批"})
    frame = {"page_title": title, "header_title": title, "header_icon": "table", "breadcrumbs_items": trail}
    return render(request, template, frame | context)
