"""One run of the application, kept in hand instead of sent."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from core.freshness import MARK, Parameters

from .entries import Headers


@dataclass(frozen=True, slots=True)
class Rendered:
    """An answer with its body in hand."""

    status: str
    headers: Headers
    body: bytes
    parameters: Parameters | None  # the query parameters of a public answer; None for all others

    @property
    def is_trouble(self) -> bool:
        """Whether the database is away, so that the answer says nothing about the page."""
        return self.status.startswith("503")

    @property
    def is_for_anybody(self) -> bool:
        """Whether the view says so, and nothing about the answer belongs to one visitor or one moment."""
        names = {name.lower() for name, _ in self.headers}
        nonce = any(name.lower() == "content-security-policy" and "'nonce-" in value for name, value in self.headers)
        return self.parameters is not None and "set-cookie" not in names and not nonce

    @property
    def may_be_kept(self) -> bool:
        """Whether it is a page, and anybody's."""
        return self.status.startswith("200") and self.is_for_anybody

    def send(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """Send it as it is."""
        start(self.status, self.headers)
        return () if environ["REQUEST_METHOD"] == "HEAD" else (self.body,)


def render(application: Callable[..., Any], environ: dict[str, Any]) -> Rendered:
    """Run the application to the end, closing what it opened."""
    started: list[tuple[str, Headers]] = []

    def start(status: str, headers: Headers, exc_info: Any = None) -> None:
        started[:] = [(status, headers)]

    answer = application(environ, start)
    try:
        body = b"".join(answer)
    finally:
        if hasattr(answer, "close"):
            answer.close()
    status, headers = started[0]
    return Rendered(status, headers, body, getattr(answer, MARK, None))
