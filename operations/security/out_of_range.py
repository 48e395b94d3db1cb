"""Numbers and words from an address or a form that no column, calendar or list of pages holds, where no view looked.

The database or Python itself raises then. It is a refusal only when the request really holds such a value; any other
error of the same kind is a fault and stays one.
"""

import logging
import re
from collections.abc import Callable, Iterator

from django.core.exceptions import BadRequest
from django.core.paginator import InvalidPage
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import NoReverseMatch
from django.utils.translation import gettext as _

from core.views import bad_request, page_not_found

logger = logging.getLogger(__name__)

#: What SQLite, PostgreSQL and Python's calendar say of a number or a day that is too large or too small.
_TOO_LARGE = re.compile(r"too large to convert|out of range")
_LARGE = re.compile(r"[0-9]{5,}|[0-9]{4}-[0-9]{2}-[0-9]{2}")
#: What Django and Python say of a word where a key or the name of a view should stand; they quote the word.
_NO_SUCH_WORD = re.compile(
    r"expected a number but got (?P<key>'.*')\.$|invalid literal for int\(\) with base 10: (?P<digits>'.*')$"
    r"|^Reverse for (?P<view>'.*') not found",
    re.DOTALL,
)
_BY_WORDS = (OverflowError, DataError, ValueError, NoReverseMatch)


class OutOfRange:
    """404 where the number is part of the path, 400 where it was sent along."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The refusal; every other error is left alone."""
        is_evidence = _evidence(exception)
        if is_evidence is None:
            return None
        is_in_path = any(map(is_evidence, _in_path(request)))
        if not is_in_path and not any(map(is_evidence, _sent_along(request))):
            return None
        logger.warning("refused, as no column holds it: %s", exception)
        if is_in_path:
            return page_not_found(request, Http404())
        return bad_request(request, BadRequest(_("请求里有一个编号或日期写得不对。")))


def _evidence(exception: Exception) -> Callable[[str], bool] | None:
    """What a value looks like that causes this error; None for an error that no value from outside causes."""
    if isinstance(exception, InvalidPage):
        return lambda value: True  # only the number of a page that was asked for can be no page
    if not isinstance(exception, _BY_WORDS):
        return None
    text = str(exception)
    if _TOO_LARGE.search(text):
        return lambda value: bool(_LARGE.search(value))
    if found := _NO_SUCH_WORD.search(text):
        return lambda value: found[found.lastgroup or 0] in map(repr, (value, *value.split(",")))
    return None


def _in_path(request: HttpRequest) -> Iterator[str]:
    match = request.resolver_match
    if match:
        yield from map(str, (*match.args, *match.kwargs.values()))


def _sent_along(request: HttpRequest) -> Iterator[str]:
    for values in (request.GET, request.POST):
        for _name, texts in values.lists():
            yield from texts
