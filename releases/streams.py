"""The progress of a release: each step as it comes, and where to go at the end."""

import logging
from collections.abc import Iterator

from django.http import HttpRequest, StreamingHttpResponse
from django.template.loader import render_to_string

from core.streaming import page_as_it_comes

from .turns import Progress, RefusalError

logger = logging.getLogger(__name__)

_EVERY = 5  # records between two signs of life
_UNEXPECTED = "处理时出了意外，网站内容没有变动。请稍后再试；如果还不行，请告诉网站管理员。"


def progress_page(request: HttpRequest, work: Iterator[Progress], title: str, back: str) -> StreamingHttpResponse:
    """Do the work, telling its progress; then lead back to the release, with the reason when it was refused."""
    context = {"header_title": title, "page_title": title, "header_icon": "upload"}
    return page_as_it_comes(request, "releases/progress.html", context, _steps(work, back))


def _steps(work: Iterator[Progress], back: str) -> Iterator[str]:
    try:
        for step in work:
            if step.done % _EVERY == 0 or step.done == step.total:
                yield _part("step", step=step)
    except RefusalError as refusal:
        yield _part("refused", reason=str(refusal), back=back)
    except Exception:
        logger.exception("a release could not be processed")
        yield _part("refused", reason=_UNEXPECTED, back=back)
    else:
        yield _part("done", back=back)


def _part(name: str, **context: object) -> str:
    return render_to_string(f"releases/parts/{name}.html", context)
