"""A form that lacks what every form of its page sends was made by hand or torn on the way: 400, and nothing is done."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDictKeyError

from core.views import bad_request


class TornForms:
    """Wagtail and its widgets read some fields without asking whether they came."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The refusal; every other error is left alone."""
        if not isinstance(exception, MultiValueDictKeyError):
            return None
        return bad_request(request, BadRequest("表单不完整，没有保存。请回到编辑页面，刷新后再试。"))
