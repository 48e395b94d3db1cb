"""An editor's press of a button happens whole or not at all."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase

View = Callable[..., HttpResponseBase]
_READING = ("GET", "HEAD", "OPTIONS")


def atomic_on_post(view: View) -> View:
    """One transaction around what a signed-in person sends; reading stays outside, so that it locks nothing.

    Wagtail publishes in several steps (page, search, references, log): killed between two, they would disagree.
    """

    @wraps(view)
    def in_one(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method in _READING or not request.user.is_authenticated:
            return view(request, *args, **kwargs)
        with transaction.atomic():
            return view(request, *args, **kwargs)

    return in_one
