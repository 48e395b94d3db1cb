"""A visitor with cookies, for tests that talk to a running server."""

import re
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener


class _NoWayOn(HTTPRedirectHandler):
    """A redirect is an answer."""

    def redirect_request(self, *args, **kwargs):
        return None


class Visitor:
    """Keeps cookies, sends forms with their token, follows no redirect."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._cookies = CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self._cookies), _NoWayOn)

    def get(self, path: str) -> tuple[int, str]:
        """Status and text."""
        return self._ask(Request(self.url + path))

    def post(self, path: str, form: dict[str, str]) -> tuple[int, str]:
        """The same of a form; the token is the one in the cookie."""
        token = next((one.value for one in self._cookies if one.name == "csrftoken"), "")
        data = urlencode(form | {"csrfmiddlewaretoken": token or ""}).encode()
        return self._ask(Request(self.url + path, data, {"Referer": self.url + path}))

    def sign_in(self, door: str, name: str, password: str) -> int:
        """The status of the form's answer: 302 when it was right."""
        _, page = self.get(door)
        assert re.search("csrfmiddlewaretoken", page), "no form at the door"
        return self.post(door, {"username": name, "password": password})[0]

    def _ask(self, request: Request) -> tuple[int, str]:
        try:
            with self._opener.open(request, timeout=60) as answer:
                return answer.status, answer.read().decode("utf-8", "replace")
        except HTTPError as answer:
            return answer.code, answer.read().decode("utf-8", "replace")
