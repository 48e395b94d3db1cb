"""Handing a paper to staff. Its address names the case: auditors read addresses of what leaves."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ..models import ApplicationPaper


@never_cache
@require_safe
def paper(request: HttpRequest, application_pk: int, pk: int) -> HttpResponse:
    """The file, to be saved and never shown inside the admin: what a stranger sent runs nothing there."""
    if not request.user.has_perm("applications.view_application"):
        raise PermissionDenied
    found = get_object_or_404(ApplicationPaper, application=application_pk, pk=pk)
    return HttpResponse(
        bytes(found.content),
        content_type=found.content_type,
        headers={
            "Content-Disposition": content_disposition_header(True, found.name) or "attachment",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox; default-src 'none'",
        },
    )
