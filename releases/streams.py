"""A page that shows how far a release has come, as it comes: plain HTML, no script needed.

The work runs while the page is being sent. When nobody reads on, the server stops it and its transaction is undone.
"""

import logging
from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest, StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from .turns import Progress, RefusalError

logger = logging.getLogger(__name__)

_GAP = "<!-- progress -->"
_EVERY = 5  # records between two signs of life
_UNEXPECTED = "处理时出了意外，网站内容没有变动。请稍后再试；如果还不行，请告诉网站管理员。"


def progress_page(request: HttpRequest, work: Iterator[Progress], title: str, back: str) -> StreamingHttpResponse:
    """Do the work, telling its progress; then lead back to the release, with the reason when it was refused."""
    context = {"header_title": title, "page_title": title, "header_icon": "upload", "gap": _GAP}
    head, _, tail = render_to_string("releases/progress.html", context, request).partition(_GAP)
    response = StreamingHttpResponse(_page(head, tail, work, back))
    response["X-Accel-Buffering"] = "no"  # a proxy passes each step on as it comes
    return response


def _page(head: str, tail: str, work: Iterator[Progress], back: str) -> Iterator[str]:
    with translation.override(settings.LANGUAGE_CODE):  # the view that set the language has returned
        yield head
        yield from _steps(work, back)
        yield tail


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
