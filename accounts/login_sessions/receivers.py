"""What the sign-in pages report, into the trail: by whom for editors; for others only that it happened."""

from typing import Any

from axes.signals import user_locked_out
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_out, user_login_failed
from django.core.cache import cache
from django.dispatch import receiver
from django.http import HttpRequest

from core.client_ip import client_ip
from core.permissions import can_access_admin
from editing.audit.events import AuditEvent
from editing.audit.log import record

from .models import LoginSession

#: Stands for a name that is no editor's: a member's is not copied, and a password typed into the wrong field neither.
NOBODY = "不是后台账号"
ONCE_IN = 900  # seconds in which one lock-out makes one entry


@receiver(user_login_failed)
def note_failure(credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any) -> None:
    """A wrong password or code."""
    if request is not None and not getattr(request, "axes_locked_out", False):
        record(_editor_called(credentials), AuditEvent.SIGN_IN_FAILED, address=client_ip(request), 页面=request.path)


@receiver(user_locked_out)
def note_lock(request: HttpRequest, username: str | None = None, **kwargs: Any) -> None:
    """The door closed for a name from an address; knocking on goes into no more entries."""
    name, address = _editor_called({"username": username}), client_ip(request)
    if cache.add(f"locked-out:{name}:{address}", 1, ONCE_IN):
        record(name, AuditEvent.LOCKED_OUT, address=address)


@receiver(user_logged_out)
def note_end(request: HttpRequest | None, user: Any, **kwargs: Any) -> None:
    """Somebody left by the door."""
    if request is None or user is None:
        return
    LoginSession.objects.filter(session_key=request.session.session_key).delete()
    if can_access_admin(user):
        record(user, AuditEvent.SIGN_OUT, address=client_ip(request))


def _editor_called(credentials: dict[str, Any]) -> Any:
    typed = str(credentials.get("username") or "").replace("\0", "")[:150]
    user = get_user_model().objects.filter(username=typed).first()
    return user if user and can_access_admin(user) else NOBODY
