"""Forms that anybody may send: two traps for machines, and a limit per visitor that keeps no address."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.cache import cache
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

QUICKEST = 3  # seconds; nobody reads and types faster
LONGEST = 24 * 3600  # seconds
MOST_A_DAY = 5
_DAY = 24 * 3600


class PeopleForm(forms.Form):
    """A form with a field that people cannot see and a signed time stamp; each kind has a `stamp_salt` of its own."""

    stamp_salt: str

    website = forms.CharField(required=False)  # hidden from people
    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opened"].initial = self._signer.sign("opened")

    @property
    def _signer(self) -> TimestampSigner:
        return TimestampSigner(salt=self.stamp_salt)

    @property
    def is_trap_sprung(self) -> bool:
        """Whether the field that people cannot see was filled in."""
        return bool(self.data.get("website"))

    def clean_opened(self) -> str:
        """Refuse what was sent too soon, too late, or without having opened the form."""
        stamp = self.cleaned_data["opened"]
        try:
            self._signer.unsign(stamp, max_age=LONGEST)
        except BadSignature as error:
            raise self._again() from error
        try:
            self._signer.unsign(stamp, max_age=QUICKEST)
        except SignatureExpired:
            return stamp
        raise forms.ValidationError(_("提交得太快了，请看一遍再提交。"))

    def _again(self) -> forms.ValidationError:
        # A stale stamp must not come back with the form, or no second try could succeed.
        self.data = {**{name: self.data[name] for name in self.data}, "opened": self.fields["opened"].initial}
        return forms.ValidationError(_("这一页打开太久了，请再提交一次。"))


def may_send(request: HttpRequest, purpose: str) -> bool:
    """Count this attempt for a purpose; False when the visitor has used up today's `MOST_A_DAY`.

    The cache holds a hash salted with the day and the site's secret, never the address.
    """
    salted = f"{settings.SECRET_KEY}|{timezone.localdate()}|{address_of(request)}"
    key = f"{purpose}:{hashlib.sha256(salted.encode()).hexdigest()}"
    cache.add(key, 0, _DAY)
    try:
        return cache.incr(key) <= MOST_A_DAY
    except ValueError:  # the entry went between the two calls
        return True


def address_of(request: HttpRequest) -> str:
    """The visitor's address; behind a proxy the one the proxy saw, which the visitor cannot choose."""
    return address_in(request.META)


def address_in(environ: Mapping[str, Any]) -> str:
    """The same, where no request was made of the environment yet."""
    if settings.SECURE_PROXY_SSL_HEADER:
        return environ.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    return environ.get("REMOTE_ADDR", "")
