"""What a public answer says about itself: that everybody may see it, and until when it is true.

The page store (`pagestore`) reads both; without it they mean nothing.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import HttpResponseBase

#: The attribute of a response that carries the query parameters it depends on; absent on all that is not public.
MARK = "public_parameters"
#: Stands for parameters that nobody listed: kept without a query, rendered for each with one.
UNDECLARED = "*"

_ends: ContextVar[list[float] | None] = ContextVar("ends", default=None)


def mark_public(response: HttpResponseBase, parameters: tuple[str, ...] = (UNDECLARED,)) -> HttpResponseBase:
    """Say that the answer is the same for everybody and depends on nothing but these query parameters."""
    setattr(response, MARK, parameters)
    return response


def public(*parameters: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Mark what a view answers as public: it reads no cookie, no session, and only these query parameters."""

    def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def marked(*args: Any, **kwargs: Any) -> Any:
            return mark_public(view(*args, **kwargs), parameters)

        marked.declares = parameters  # type: ignore[attr-defined] # what a link to the same thing may carry along
        return marked

    return decorate


def fresh_until(moment: datetime | None) -> None:
    """Say that what is being written changes at a moment by itself; midnight need not be said, None says nothing."""
    ends = _ends.get()
    if ends is not None and moment is not None:
        ends.append(moment.timestamp())


@contextmanager
def noting_ends() -> Iterator[list[float]]:
    """Collect the moments (seconds since 1970) named by `fresh_until` meanwhile."""
    ends: list[float] = []
    token = _ends.set(ends)
    try:
        yield ends
    finally:
        _ends.reset(token)
