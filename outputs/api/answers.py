"""Answers as JSON, refusals among them: always an object, always with a sentence."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe
from wagtail.api.v2.utils import BadRequestError

from core.freshness import public

from .parameters import Parameter, asked

#: Who may read it from a page of their own: anybody, since nothing here belongs to a visitor.
OPEN = {"Access-Control-Allow-Origin": "*"}

View = Callable[..., HttpResponse]


def answer(content: dict[str, Any], status: int = 200) -> JsonResponse:
    """An answer."""
    return JsonResponse(content, status=status, headers=OPEN, json_dumps_params={"ensure_ascii": False, "indent": 1})


def refusal(message: str, status: int) -> JsonResponse:
    """Why there is none."""
    return answer({"message": message}, status)


def endpoint(*parameters: Parameter) -> Callable[[Callable[..., dict[str, Any]]], View]:
    """Make a view of a function from the request, the parameters' values and the address to the content."""

    def decorate(find: Callable[..., dict[str, Any]]) -> View:
        @require_safe
        @public(*(parameter.name for parameter in parameters), is_strict=True)
        @wraps(find)
        def view(request: HttpRequest, **named: str) -> HttpResponse:
            try:
                return answer(find(request, asked(request.GET, parameters), **named))
            except BadRequestError as error:
                return refusal(str(error), 400)
            except Http404 as error:
                return refusal(str(error), 404)

        return view

    return decorate


def listing(items: Sequence[dict[str, Any]], total: int | None = None, after: str | None = None) -> dict[str, Any]:
    """A part of a list: how many there are in all, where that is known without counting, and where the next begins."""
    meta: dict[str, Any] = {}
    if total is not None:
        meta["total_count"] = total
    if after is not None:
        meta["next_after"] = after
    return {"meta": meta, "items": list(items)}
