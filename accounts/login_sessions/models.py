"""One sign-in on one device."""

from importlib import import_module
from typing import Any, Self

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.db import models
from django.utils.crypto import constant_time_compare


def stored(key: str) -> Any:
    """The session kept under a key, whatever store the settings name."""
    return import_module(settings.SESSION_ENGINE).SessionStore(key)


class LoginSessionQuerySet(models.QuerySet["LoginSession"]):
    def of(self, user: Any) -> Self:
        """Those of one account."""
        return self.filter(user=user)

    def open(self) -> list["LoginSession"]:
        """Those whose session still stands, newest first."""
        return [sign_in for sign_in in self.select_related("user") if sign_in.is_open]

    def end(self) -> int:
        """Sign all of them out at once; how many there were."""
        ending = list(self)
        for sign_in in ending:
            stored(sign_in.session_key).delete()
        self.filter(pk__in=[sign_in.pk for sign_in in ending]).delete()
        return len(ending)

    def others_than(self, session_key: str | None) -> Self:
        """All but this session."""
        return self.exclude(session_key=session_key)


class LoginSession(models.Model):
    """Kept while the session stands, and the last one of each account for the notice at the next."""

    is_shown = False  # on no page: kept pages outlive a change
    is_backed_up = False  # it belongs to a moment
    is_internal = True

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sign_ins")
    session_key = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField()
    device = models.CharField(max_length=60)
    near = models.CharField(max_length=45, blank=True)

    objects = LoginSessionQuerySet.as_manager()

    class Meta:
        verbose_name = "登录"
        verbose_name_plural = "登录"
        ordering = ["-at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.device}（{self.near}）" if self.near else self.device

    @property
    def is_open(self) -> bool:
        """Whether the session is this account's and its password has not changed since."""
        session = stored(self.session_key).load()
        holds = constant_time_compare(session.get(HASH_SESSION_KEY, ""), self.user.get_session_auth_hash())
        return holds and session.get(SESSION_KEY) == str(self.user_id)
