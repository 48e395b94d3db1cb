"""What the sign-in pages report, into the trail: by whom for editors; for others only that it happened."""

from typing import Any

from axes.signals import user_locked_out
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_out, user_login_failed
from django.core.cache import cache
from django.dispatch import receiver
from django.http import HttpRequest

from audit.recording import record
from audit.verbs import Verb
from core.bots import address_of
from core.people import opens_admin

from .models import SignIn

#: Stands for a name that is no editor's: a member's is not copied, and a password typed into the wrong field neither.
NOBODY = "不是后台账号"
ONCE_IN = 900  # seconds in which one lock-out makes one entry


@receiver(user_login_failed)
def note_failure(credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any) -> None:
    """A wrong password or code."""
    if request is not None and not getattr(request, "axes_locked_out", False):
        record(_editor_called(credentials), Verb.SIGN_IN_FAILED, address=address_of(request), 页面=request.path)


@receiver(user_locked_out)
def note_lock(request: HttpRequest, username: str | None = None, **kwargs: Any) -> None:
    """The door closed for a name from an address; knocking on goes into no more entries."""
    name, address = _editor_called({"username": username}), address_of(request)
    if cache.add(f"locked-out:{name}:{address}", 1, ONCE_IN):
        record(name, Verb.LOCKED_OUT, address=address)


@receiver(user_logged_out)
def note_end(request: HttpRequest | None, user: Any, **kwargs: Any) -> None:
    """Somebody left by the door."""
    if request is None or user is None:
        return
    SignIn.objects.filter(session_key=request.session.session_key).delete()
    if opens_admin(user):
        record(user, Verb.SIGN_OUT, address=address_of(request))


def _editor_called(credentials: dict[str, Any]) -> Any:
    typed = str(credentials.get("username") or "").replace("\0", "")[:150]
    user = get_user_model().objects.filter(username=typed).first()
    return user if user and opens_admin(user) else NOBODY
