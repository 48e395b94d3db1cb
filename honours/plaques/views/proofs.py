"""What is needed to check an honour without the site: credential, keys, status list."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from core.verification.codes import normalise_code
from core.verification.pages import always_fresh
from honours.history.states import HonourState

from ..credentials import keys
from ..credentials.credential import AWARDED, credential
from ..credentials.signing import signed
from ..credentials.status import list_exists, status_list
from ..results import verdict_on


@require_safe
@always_fresh
def honour_credential(request: HttpRequest, typed: str) -> HttpResponse:
    """The signed credential of an awarded honour, to download."""
    verdict = verdict_on(normalise_code(typed))
    if verdict.honour is None or HonourState(verdict.kind) not in AWARDED:
        raise Http404("这个防伪码没有电子凭证。")
    response = _json(signed(credential(verdict.honour), keys.keyring()[-1]), "application/vc")
    response["Content-Disposition"] = f'attachment; filename="{verdict.honour.code}.json"'
    return response


@require_safe
@always_fresh
def status(request: HttpRequest, number: int) -> HttpResponse:
    """A signed status list, as of this moment."""
    if not list_exists(number):
        raise Http404("没有这份状态清单。")
    return _json(signed(status_list(number), keys.keyring()[-1]), "application/vc")


@require_safe
@always_fresh
def key_set(request: HttpRequest) -> HttpResponse:
    """All public keys."""
    return _json(keys.key_set(), "application/json")


@require_safe
@always_fresh
def did_document(request: HttpRequest) -> HttpResponse:
    """The same keys where did:web looks for them."""
    return _json(keys.did_document(), "application/did+json")


def _json(content: Mapping[str, Any], content_type: str) -> JsonResponse:
    return JsonResponse(
        content,
        content_type=content_type,
        json_dumps_params={"ensure_ascii": False, "indent": 2},
        headers={"Access-Control-Allow-Origin": "*"},  # a checker may be a web page of someone else
    )
