"""What no page of the admin sends was made by hand or torn on the way: refused in words, and nothing is done."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDictKeyError
from wagtail.models import Page

from core.views import bad_request

#: Addresses that take for granted that their page has a parent.
_BELOW_THE_ROOT = {f"wagtailadmin_pages:{name}" for name in ("move_confirm", "set_page_position", "lock", "unlock")}
_DIGITS = 20  # more has no key
#: Fields whose absence Wagtail takes for a text.
_NEEDED = {
    "wagtailadmin_choose_page_external_link": "external-link-chooser-url",
    "wagtailredirects:process_import": "import_file_name",
}


class MalformedFormMiddleware:
    """Wagtail and its widgets read some fields, and a page's parent, without asking whether they are there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """404 for the root page where it makes no sense, 400 for a form without its field."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in _BELOW_THE_ROOT and _is_root([*args, *kwargs.values()][:1]):
            raise Http404
        if name == "wagtailadmin_choose_page_chosen_multiple" and _is_root(request.GET.getlist("id")):
            raise Http404  # nobody can choose it, and Wagtail looks for its parent
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


def _is_root(keys: Iterable[object]) -> bool:
    """Whether one of some keys, as they came, is that of the page above all others."""
    asked = {int(key) for key in map(str, keys) if key.isdecimal() and len(key) < _DIGITS}
    return any(root in asked for root in Page.objects.filter(depth=1).values_list("pk", flat=True))
