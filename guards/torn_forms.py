"""What no page of the admin sends was made by hand or torn on the way: refused in words, and nothing is done."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDictKeyError
from wagtail.models import Page

from core.views import bad_request

#: Addresses that take for granted that their page has a parent.
_BELOW_THE_ROOT = {"wagtailadmin_pages:move_confirm", "wagtailadmin_pages:set_page_position"}
#: Fields whose absence Wagtail takes for a text.
_NEEDED = {
    "wagtailadmin_choose_page_external_link": "external-link-chooser-url",
    "wagtailredirects:process_import": "import_file_name",
}


class TornForms:
    """Wagtail and its widgets read some fields, and a page's parent, without asking whether they are there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """404 for the root page where it makes no sense, 400 for a form without its field."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in _BELOW_THE_ROOT and Page.objects.filter(pk=[*args, *kwargs.values()][0], depth=1).exists():
            raise Http404
        if name.startswith("wagtailsnippetchoosers_") and name.endswith(":create"):
            raise Http404  # no chooser of ours makes records, and Wagtail looks for the form that would
        if request.method == "POST" and name in _NEEDED and _NEEDED[name] not in request.POST:
            return self._refusal(request)
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The refusal; every other error is left alone."""
        return self._refusal(request) if isinstance(exception, MultiValueDictKeyError) else None

    def _refusal(self, request: HttpRequest) -> HttpResponse:
        return bad_request(request, BadRequest("表单不完整，没有保存。请回到编辑页面，刷新后再试。"))
