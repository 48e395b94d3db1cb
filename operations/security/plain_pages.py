"""Pages that say no in front of Django: complete without its middleware, in the language of the address."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_path, override

from .security_headers import security_headers

Environ = dict[str, Any]
Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]

POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'"


def plain_page(
    environ: Environ, start: Start, status: str, template: str, context: dict[str, Any], **more: str
) -> list[bytes]:
    """Answer with a template; `more` are further headers, `_` in their names for `-`."""
    with override(get_language_from_path(environ["PATH_INFO"]) or settings.LANGUAGE_CODE):
        body = render_to_string(template, context).encode()
    start(
        status,
        [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Length", str(len(body))),
            ("Cache-Control", "no-store"),
            *(security_headers() | {"Content-Security-Policy": POLICY}).items(),
            *((name.replace("_", "-"), value) for name, value in more.items()),
        ],
    )
    return [body]


def busy(environ: Environ, start: Start, seconds: int) -> list[bytes]:
    """503: as many are being served as can be; ask again after so many seconds."""
    status, wait = "503 Service Unavailable", str(seconds)
    return plain_page(environ, start, status, "security/busy.html", {}, Retry_After=wait, Connection="close")
