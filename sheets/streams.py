"""A page that shows how far a long piece of work has come, as it comes: plain HTML, no script needed.

The work runs while the page is being sent. When nobody reads on, the server stops it and its transaction is undone.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import closing

from django.conf import settings
from django.http import HttpRequest, StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from .batches import Work
from .files import RefusalError

logger = logging.getLogger(__name__)

_GAP = "<!-- progress -->"
_UNEXPECTED = "处理时出了意外，什么都没有写入。请稍后再试；如果还不行，请把文件交给网站管理员。"


def progress_page(
    request: HttpRequest, work: Work, *, title: str, after: Callable[[], str], back: str
) -> StreamingHttpResponse:
    """Do the work, telling its progress; then lead on to `after`, or back to `back` with the reason."""
    context = {"header_title": title, "page_title": title, "header_icon": "table", "gap": _GAP}
    head, _, tail = render_to_string("sheets/progress.html", context, request).partition(_GAP)
    response = StreamingHttpResponse(_page(head, tail, work, after, back))
    response["X-Accel-Buffering"] = "no"  # a proxy passes each step on as it comes
    return response


def _page(head: str, tail: str, work: Work, after: Callable[[], str], back: str) -> Iterator[str]:
    with translation.override(settings.LANGUAGE_CODE):  # the view that set the language has returned
        yield head
        yield from _steps(work, after, back)
        yield tail


def _steps(work: Work, after: Callable[[], str], back: str) -> Iterator[str]:
    try:
        with closing(work):  # at once when nobody reads on: an open transaction must not wait for the collector
            for step in work:
                yield _part("step", step=step)
    except RefusalError as refusal:
        yield _part("refused", reason=str(refusal), back=back)
    except Exception:
        logger.exception("a list could not be processed")
        yield _part("refused", reason=_UNEXPECTED, back=back)
    else:
        yield _part("done", after=after())


def _part(name: str, **context: object) -> str:
    return render_to_string(f"sheets/parts/{name}.html", context)
