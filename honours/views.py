"""A roll's open data."""

import base64
import hashlib
import io
import tempfile
from typing import IO, Any

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response

from core.freshness import public
from core.search_input import declared_query

from .models import HonourRollPage
from .rolls.filters import RollFilter
from .rolls.open_data import about_table, write_csv, write_json

SHAPES = {
    "csv": (write_csv, "text/csv; charset=utf-8"),
    "json": (write_json, "application/json; charset=utf-8"),
}
IN_MEMORY = 1 << 20  # bytes; what is larger goes to a temporary file


@public(*RollFilter.PARAMETERS)
def roll_data(request: HttpRequest, slug: str, shape: str) -> HttpResponseBase:
    """The rows of a public roll under the filters of its page, with their SHA-256; 304 for who has them already.

    The fingerprint stands before the content, so all is written once before anything is sent; never to memory whole.
    """
    roll = _roll(request, slug)
    write, content_type = SHAPES[shape]
    out = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 -- the response closes it
    write(roll, request.build_absolute_uri("/").rstrip("/"), out)  # type: ignore[arg-type] # a file in all that is used
    out.seek(0)
    digest = hashlib.file_digest(out, "sha256")
    response = _response(out, content_type)
    response["Content-Disposition"] = f'inline; filename="{slug}-{roll.day}.{shape}"'
    response["ETag"] = f'"{digest.hexdigest()}"'
    response["Repr-Digest"] = f"sha-256=:{base64.b64encode(digest.digest()).decode()}:"
    if shape == "csv":
        about = f"data.csv-metadata.json{_query(request)}"
        response["Link"] = f'<{about}>; rel="describedby"; type="application/csvm+json"'
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


@public(*RollFilter.PARAMETERS)
def roll_table_about(request: HttpRequest, slug: str) -> HttpResponse:
    """What the CSV under the same filters holds: day, terms, columns; a table has no room for it."""
    about = about_table(_roll(request, slug), f"data.csv{_query(request)}")
    return JsonResponse(
        about, content_type="application/csvm+json", json_dumps_params={"ensure_ascii": False, "indent": 1}
    )


def _roll(request: HttpRequest, slug: str) -> RollFilter:
    page = get_object_or_404(HonourRollPage.objects.in_language().listed().select_related("scheme"), slug=slug)
    return RollFilter.from_request(request, page.scheme)


def _query(request: HttpRequest) -> str:
    query = declared_query(request)
    return f"?{query}" if query else ""


def _response(out: IO[bytes], content_type: str) -> Any:
    """The file whole when it is small, otherwise piece by piece."""
    size = out.seek(0, io.SEEK_END)
    out.seek(0)
    if size > IN_MEMORY:
        return FileResponse(out, content_type=content_type)
    with out:
        return HttpResponse(out.read(), content_type=content_type)
