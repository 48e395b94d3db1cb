"""Forms that anybody may send: two traps for machines, and a limit per network that keeps no address."""

import secrets
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django import forms
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext_lazy as _

from .client_ip import client_ip, client_ip_from
from .networks import network
from .rate_limits import RateLimit

QUICKEST = 3  # seconds; nobody reads and types faster
LONGEST = 24 * 3600  # seconds
MOST_AN_HOUR = 30  # of one purpose from one network: a whole market hall sends from one address
_HOUR = 3600  # seconds


class SpamProtectedForm(forms.Form):
    """A form with a field that people cannot see and a signed time stamp; each kind has a `stamp_salt` of its own."""

    stamp_salt: str

    website = forms.CharField(required=False)  # hidden from people
    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opened"].initial = self._signer.sign(secrets.token_urlsafe(9))  # no two forms are the same

    @property
    def _signer(self) -> TimestampSigner:
        return TimestampSigner(salt=self.stamp_salt)

    @property
    def is_trap_sprung(self) -> bool:
        """Whether the field that people cannot see was filled in."""
        return bool(self.data.get("website"))

    def clean_website(self) -> str:
        """Tell a person whose browser filled in the hidden field; what was written must not vanish unseen."""
        if self.is_trap_sprung:
            raise forms.ValidationError(_("有一格本该留空却填了内容，多半是浏览器自动填的，请关掉自动填写再提交。"))
        return ""

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


def posted(request: HttpRequest) -> QueryDict:
    """What a form sent, without the NUL that PostgreSQL keeps in no text."""
    data = request.POST.copy()
    for name, values in data.lists():
        data.setlist(name, [str(value).replace("\0", "") for value in values])
    return data


def wait_to_send(request: HttpRequest, purpose: str) -> int:
    """Count a good form for a purpose; 0 to take it, else the seconds after which this network may send again."""
    return RateLimit(f"sent-{purpose}", MOST_AN_HOUR, _HOUR).take(network_of(request))


def come_again(response: HttpResponse, wait: int) -> HttpResponse:
    """The form with all that was written, as a refusal that says after how many seconds to send it again."""
    response.status_code = HTTPStatus.TOO_MANY_REQUESTS
    response["Retry-After"] = str(wait)
    return response


def network_of(request: HttpRequest) -> str:
    """The network of the visitor's address."""
    return network(client_ip(request))


def network_in(environ: Mapping[str, Any]) -> str:
    """The same, where no request was made of the environment yet."""
    return network(client_ip_from(environ))
