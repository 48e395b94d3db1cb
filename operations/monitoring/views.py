"""The same for programs that watch from outside."""

from django.conf import settings
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .limits import Level
from .status import look, worst


@never_cache
@require_safe
def deep_health(request: HttpRequest) -> JsonResponse:
    """All readings to whoever brings the token (`Authorization: Bearer …`); to others there is no such page.

    503 when something is red, so that the status alone tells.
    """
    token = settings.STATUS_TOKEN
    if not token or not constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {token}"):
        raise Http404
    readings = look()
    level = worst(readings)
    answer = {"level": level.value, "readings": [reading.as_data() for reading in readings]}
    return JsonResponse(answer, status=503 if level == Level.RED else 200, json_dumps_params={"ensure_ascii": False})
