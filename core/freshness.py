"""What a public answer says about itself: that everybody may see it, what it depends on, and until when it is true.

The page cache (`operations.page_cache`) reads all three; without it they mean nothing. What is said is checked: while
an answer is made for it, all that is read of the request is noted, and one that read more than it declared is not kept.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponseBase

#: The attribute of a response that carries its `Parameters`; absent on all that is not public.
MARK = "public_parameters"
#: Noted in place of a name where the query was read as a whole.
WHOLE_QUERY = "*"


class Parameters(NamedTuple):
    """The query parameters an answer depends on; where it is strict, any other is refused with an answer of its own."""

    names: frozenset[str]
    is_strict: bool = False


@dataclass
class Noted:
    """What was said and read while an answer was made."""

    ends: list[float] = field(default_factory=list)  # seconds since 1970
    parameters: set[str] = field(default_factory=set)
    cookies: set[str] = field(default_factory=set)
    headers: set[str] = field(default_factory=set)  # as WSGI names them


_noted: ContextVar[Noted | None] = ContextVar("noted", default=None)


def mark_public(response: HttpResponseBase, parameters: Parameters) -> HttpResponseBase:
    """Say that the answer is the same for everybody and depends on nothing but these query parameters."""
    setattr(response, MARK, parameters)
    return response


def declare(request: HttpRequest, parameters: Parameters) -> None:
    """Say what the answer will depend on before it is made, so that its links carry these parameters and no others."""
    setattr(request, MARK, parameters)


def is_declared(request: HttpRequest) -> bool:
    """Whether the answer was said to be for everybody: then nothing in it may follow from who asks."""
    return hasattr(request, MARK)


def declared(request: HttpRequest) -> frozenset[str]:
    """The names of the query parameters that the answer under way depends on."""
    found: Parameters | None = getattr(request, MARK, None)
    return found.names if found else frozenset()


def public(*names: str, is_strict: bool = False) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Mark what a view answers as public: it reads no cookie, no session, and only these query parameters."""
    parameters = Parameters(frozenset(names), is_strict)

    def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            declare(request, parameters)
            return mark_public(view(request, *args, **kwargs), parameters)

        return marked

    return decorate


def fresh_until(moment: datetime | None) -> None:
    """Say that what is being written changes at a moment by itself; midnight need not be said, None says nothing."""
    noted = _noted.get()
    if noted is not None and moment is not None:
        noted.ends.append(moment.timestamp())


def noted() -> Noted | None:
    """The notes being taken at this moment; None where nobody asked for them."""
    return _noted.get()


@contextmanager
def noting() -> Iterator[Noted]:
    """Take notes of what is said by `fresh_until` and read of the request meanwhile."""
    notes = Noted()
    token = _noted.set(notes)
    try:
        yield notes
    finally:
        _noted.reset(token)
