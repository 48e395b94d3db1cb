"""May this visitor fetch this file?"""

from typing import Any

from django.http import HttpRequest

from core.permissions import may_read

from .uses import is_open, pages_showing


def may_fetch(request: HttpRequest, file: Any) -> bool:
    """Whether anybody may fetch the file, or this visitor: an editor, or a reader whom a page showing it lets in."""
    if is_open(file) or request.user.has_perm("wagtailadmin.access_admin"):
        return True
    if not all(restriction.accept_request(request) for restriction in file.collection.get_view_restrictions()):
        return False
    return any(may_read(request, page) for page in pages_showing(file))
