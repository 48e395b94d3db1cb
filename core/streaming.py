"""A page that is sent as its middle comes: long work shows its progress in plain HTML, no script needed.

The work runs while the page is being sent. When nobody reads on, the server closes it and its transaction is undone.
"""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest, StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils import translation

_GAP = "<!-- progress -->"


def page_as_it_comes(
    request: HttpRequest, template: str, context: dict[str, Any], middle: Iterator[str]
) -> StreamingHttpResponse:
    """The template, sent up to its `gap`, then the middle piece by piece, then the rest."""
    head, _, tail = render_to_string(template, context | {"gap": _GAP}, request).partition(_GAP)
    response = StreamingHttpResponse(_sent(head, middle, tail))
    response["X-Accel-Buffering"] = "no"  # a proxy passes each piece on as it comes
    return response


def _sent(head: str, middle: Iterator[str], tail: str) -> Iterator[str]:
    with translation.override(settings.LANGUAGE_CODE):  # the view that set the language has returned
        yield head
        yield from middle
        yield tail
