"""Sending printed sheets to the editor: a few at once, many with their progress."""

from collections.abc import Iterator

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.html import format_html

from core.streaming import page_as_it_comes

from ..print_jobs import PrintJob, stored

AT_ONCE = 24  # honours that are printed before anyone gets impatient
_STEP = 20


def may_print(user) -> bool:
    """Whoever may change honours may print them."""
    return user.has_perm("honours.change_honour")


def hand_over(request: HttpRequest, job: PrintJob, back: str) -> HttpResponseBase:
    """The PDF itself, or for many a page that fills while they are made and ends with a link to the PDF."""
    if len(job.honours) <= AT_ONCE:
        return HttpResponse(
            job.pdf(),
            content_type="application/pdf",
            headers={"Content-Disposition": f'inline; filename="{job.sheet}.pdf"'},
        )
    return page_as_it_comes(request, "plaques/admin/progress.html", {"job": job, "back": back}, _progress(job))


def fetch(request: HttpRequest, name: str) -> HttpResponseBase:
    """A finished file, for an hour."""
    if not may_print(request.user):
        raise PermissionDenied
    path = stored(name)
    if path is None:
        raise Http404("这份文件已经清理，请再打印一次。")
    return FileResponse(path.open("rb"), filename="plaques.pdf", content_type="application/pdf")


def _progress(job: PrintJob) -> Iterator[str]:
    total = len(job.honours)
    for step in job.steps():
        if isinstance(step, str):
            link = reverse("plaque_print", args=[step])
            yield format_html('<p>排版完成。</p><p><a class="button" href="{}">打开 PDF（{} 份）</a></p>', link, total)
        elif step == total:
            yield format_html("<p>二维码全部画好（{}），正在排版……</p>", total)
        elif step % _STEP == 0:
            yield format_html("<p>二维码 {} / {}</p>", step, total)
