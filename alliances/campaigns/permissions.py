"""Who may see and who may change the ledger; everything in it is for staff alone."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.cache import never_cache

View = Callable[..., HttpResponseBase]

SEE, CHANGE, ADD = "campaigns.view_finding", "campaigns.change_finding", "campaigns.add_finding"


def holds(user: Any, *permissions: str) -> bool:
    """Whether an active user has one of the permissions."""
    return bool(user.is_active) and any(user.has_perm(one) for one in permissions)


def only_with(*permissions: str) -> Callable[[View], View]:
    """Let a view answer only those who have one of the permissions; what it shows is kept by no cache."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not holds(request.user, *permissions):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return never_cache(guarded)

    return guard
