"""A file says of its encoding what is true: nothing, when it has none."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase

View = Callable[..., HttpResponseBase]


def no_empty_encoding(view: View) -> View:
    """Wagtail's `sendfile` writes `Content-Encoding: None` for every file that is not compressed."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if response.get("Content-Encoding") == "None":
            del response["Content-Encoding"]
        return response

    return answer
