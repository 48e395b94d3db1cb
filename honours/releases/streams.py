"""The progress of a release: each step as it comes, and where to go at the end."""

from collections.abc import Iterator

from django.http import HttpRequest, StreamingHttpResponse

from core.progress import Progress, render_progress
from core.streaming import page_as_it_comes

_EVERY = 5  # records between two signs of life
_UNEXPECTED = "处理时出了意外，网站内容没有变动。请稍后再试；如果还不行，请告诉网站管理员。"


def progress_page(request: HttpRequest, work: Iterator[Progress], title: str, back: str) -> StreamingHttpResponse:
    """Do the work, telling its progress; then lead back to the release, with the reason when it was refused."""
    context = {"header_title": title, "page_title": title, "header_icon": "upload"}
    signs = (step for step in work if step.done % _EVERY == 0 or step.done == step.total)
    steps = render_progress(signs, "releases/parts", back=back, unexpected=_UNEXPECTED, end=lambda: {"back": back})
    return page_as_it_comes(request, "releases/progress.html", context, steps)
