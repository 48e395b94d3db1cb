"""ETags, and 304 for who has an answer already (RFC 9110, conditional requests)."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, set_response_etag


def with_etag(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let what a view answers carry the digest of its body, for GET and HEAD alike; refusals go as they are."""

    @wraps(view)
    def tagged(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if hasattr(response, "add_post_render_callback"):  # Wagtail's endpoints write their body later
            response.add_post_render_callback(partial(_conditional, request))
            return response
        return _conditional(request, response)

    return tagged


def _conditional(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if response.status_code != 200:
        return response
    set_response_etag(response)
    return get_conditional_response(request, response["ETag"], response=response) or response
