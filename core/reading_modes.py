"""How a reader wants every page shown: chosen by one press, kept in a cookie that says nothing else.

Who never presses gets no cookie. The page cache keeps each page once per mode (`operations/page_cache/cache_key.py`).
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

COOKIE = "reading"
#: Large print: nothing under 24 px, contrast of at least 7:1.
ELDER = "elder"
ROWS_IN_LARGE_PRINT = 10
KEPT = 365 * 24 * 3600  # seconds


def mode_of(request: HttpRequest) -> str:
    """The reading mode of a request; empty for the usual one."""
    return ELDER if request.COOKIES.get(COOKIE) == ELDER else ""


def rows_of(request: HttpRequest, usual: int) -> int:
    """How many rows a page of a list has: few in large print."""
    return min(usual, ROWS_IN_LARGE_PRINT) if mode_of(request) == ELDER else usual


@csrf_exempt  # a stranger who could press this button changes the size of letters, no more
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the mode that was pressed, forget it where the usual one was; back to the page it was pressed on."""
    response = HttpResponseRedirect(_back(request))
    if request.POST.get("mode") == ELDER:
        response.set_cookie(
            COOKIE, ELDER, max_age=KEPT, samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE
        )
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
    return response


def _back(request: HttpRequest) -> str:
    """The address the reader came from, with its query where the browser tells it; never another site's."""
    for address in (request.headers.get("Referer", ""), request.POST.get("next", "")):
        if url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure()):
            return address
    return "/"
