"""The progress of a list: each step as it comes, and where to go at the end."""

import logging
from collections.abc import Callable, Iterator
from contextlib import closing

from django.http import HttpRequest, StreamingHttpResponse
from django.template.loader import render_to_string

from core.streaming import page_as_it_comes

from .batches import Work
from .files import RefusalError

logger = logging.getLogger(__name__)

_UNEXPECTED = "处理时出了意外，什么都没有写入。请稍后再试；如果还不行，请把文件交给网站管理员。"


def progress_page(
    request: HttpRequest, work: Work, *, title: str, after: Callable[[], str], back: str
) -> StreamingHttpResponse:
    """Do the work, telling its progress; then lead on to `after`, or back to `back` with the reason."""
    context = {"header_title": title, "page_title": title, "header_icon": "table"}
    return page_as_it_comes(request, "sheets/progress.html", context, _steps(work, after, back))


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
