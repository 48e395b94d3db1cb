"""A roll's open data."""

import base64
import hashlib

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response

from core.freshness import public

from .filters import RollFilter
from .models import HonourRollPage
from .publishing import as_csv, as_json

SHAPES = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "json": (as_json, "application/json; charset=utf-8"),
}


@public("on", "state", "spot", "trade", "q")
def roll_data(request: HttpRequest, slug: str, shape: str) -> HttpResponseBase:
    """The rows of a public roll under the filters of its page, with their SHA-256; 304 for who has them already."""
    page = get_object_or_404(HonourRollPage.objects.listed().select_related("scheme"), slug=slug)
    roll = RollFilter.from_request(request, page.scheme)
    write, content_type = SHAPES[shape]
    content = write(roll)
    digest = hashlib.sha256(content)
    response = HttpResponse(content, content_type=content_type)
    response["ETag"] = f'"{digest.hexdigest()}"'
    response["Repr-Digest"] = f"sha-256=:{base64.b64encode(digest.digest()).decode()}:"
    response["Content-Disposition"] = f'inline; filename="{slug}-{roll.day}.{shape}"'
    return get_conditional_response(request, etag=response["ETag"], response=response) or response
