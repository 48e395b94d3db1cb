"""The progress of a list: each step as it comes, and where to go at the end."""

from collections.abc import Callable

from django.http import HttpRequest, StreamingHttpResponse

from core.progress import render_progress
from core.streaming import page_as_it_comes

from .batches import Work

_UNEXPECTED = "处理时出了意外，什么都没有写入。请稍后再试；如果还不行，请把文件交给网站管理员。"


def progress_page(
    request: HttpRequest, work: Work, *, title: str, after: Callable[[], str], back: str
) -> StreamingHttpResponse:
    """Do the work, telling its progress; then lead on to `after`, or back to `back` with the reason."""
    context = {"header_title": title, "page_title": title, "header_icon": "table"}
    steps = render_progress(work, "imports/parts", back=back, unexpected=_UNEXPECTED, end=lambda: {"after": after()})
    return page_as_it_comes(request, "imports/progress.html", context, steps)
