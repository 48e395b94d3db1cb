"""The character set that a request names must be one that can be read; Django takes the name of any codec."""

import codecs
from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponseBase
from django.utils.http import parse_header_parameters
from django.utils.translation import gettext as _

_ASCII = (b"\\n", bytes(range(128)))  # an escape is two signs
_ANYTHING = bytes(range(256))
_FORM = "application/x-www-form-urlencoded"


class ReadableRequest(WSGIRequest):
    """A request that can be made whatever it names: Django's own fails over the query, before any middleware."""

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        """As Django's, but only what can be read becomes the encoding."""
        self.content_type, self.content_params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))
        charset = self.content_params.get("charset")
        if charset is not None and is_readable(charset):
            self.encoding = charset


def known_charsets(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """A middleware before everything that reads what was sent; raise BadRequest for a set that is none."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        charset = (request.content_params or {}).get("charset")
        if charset is not None:
            is_right = _is_utf_8(charset) if request.content_type == _FORM else is_readable(charset)
            if not is_right or request.content_type == _FORM:
                request.encoding = "utf-8"  # Django knows no other name of it; the page that refuses is read in it too
            if not is_right:
                raise BadRequest(_("请求里写的字符集读不了，请用 UTF-8。"))
        return get_response(request)

    return answer


def is_readable(charset: str) -> bool:
    """Whether any bytes are text in it and ASCII means ASCII, as forms need: not so with rot13, base64 or UTF-16."""
    try:
        means_ascii = all(signs.decode(charset, "replace") == signs.decode("ascii") for signs in _ASCII)
        return means_ascii and bool(_ANYTHING.decode(charset, "replace"))
    except (LookupError, ValueError):
        return False


def _is_utf_8(charset: str) -> bool:
    """Whether it is UTF-8, by any of its names, or ASCII: no form of this kind is in anything else (URL Standard)."""
    return is_readable(charset) and codecs.lookup(charset).name in ("utf-8", "ascii")
