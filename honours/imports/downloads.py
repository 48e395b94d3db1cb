"""Files to download: an export, the template, the rows to correct."""

import tempfile
from typing import BinaryIO

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from core.spreadsheets.files import EXTENSIONS
from core.spreadsheets.texts import escape
from core.spreadsheets.xlsx import write_xlsx
from honours.queries import HonourQuerySet

from .forms import ExportForm
from .models import ImportBatch
from .preview import AS_WRITTEN, as_written
from .states import Fate
from .template import write_template
from .writing import WIDTHS, write_list

_TYPES = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv; charset=utf-8"}
_FAULTY_WIDTH = 60


def export(request: HttpRequest, kind: str) -> HttpResponse | FileResponse:
    """The filtered list as xlsx or csv."""
    form = ExportForm(request.GET)
    if not form.is_valid():
        return HttpResponse(
            "筛选条件不对，请回到导入页面重新选择。", status=400, content_type="text/plain; charset=utf-8"
        )
    return file_of(form.honours(), kind)


def file_of(honours: HonourQuerySet, kind: str) -> FileResponse:
    """These honours as xlsx or csv."""
    out = _new_file()
    write_list(honours, kind, out)
    return _download(out, f"荣誉名单-{timezone.localdate():%Y%m%d}.{kind}")


def template(request: HttpRequest) -> FileResponse:
    """An empty list to fill in."""
    out = _new_file()
    write_template(out)
    return _download(out, "荣誉名单导入模板.xlsx")


def faulty(request: HttpRequest, pk: int) -> FileResponse:
    """The rows of a batch that could not be imported, with the reasons in a last column."""
    batch = get_object_or_404(ImportBatch, pk=pk)
    rows = batch.rows.filter(fate=Fate.FAULTY).iterator()
    out = _new_file()
    write_xlsx(AS_WRITTEN, ([escape(cell) for cell in as_written(row)] for row in rows), [*WIDTHS, _FAULTY_WIDTH], out)
    return _download(out, f"有错的行-第{pk}批.xlsx")


def _new_file() -> BinaryIO:
    return tempfile.TemporaryFile()


def _download(out: BinaryIO, name: str) -> FileResponse:
    out.seek(0)
    kind = next(kind for kind in EXTENSIONS if name.endswith(kind))
    return FileResponse(out, as_attachment=True, filename=name, content_type=_TYPES[kind])
