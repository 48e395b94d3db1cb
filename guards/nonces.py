"""The one kind of inline script Wagtail's admin has, a chooser starting itself, carries the answer's nonce."""

from contextvars import ContextVar
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

answering: ContextVar[HttpRequest | None] = ContextVar("answering", default=None)


def mark_chooser_scripts() -> None:
    """Wagtail writes `<script>new PageChooser(…)</script>` after the field and has no place for a nonce (7.4, 8.0)."""
    from wagtail.admin.widgets.chooser import BaseChooser

    plain = BaseChooser.render

    def render(self: Any, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        return _with_nonce(plain(self, name, value, attrs, renderer))

    BaseChooser.render = render


def _with_nonce(html: str) -> SafeString:
    request = answering.get()
    if request is None:
        return mark_safe(html)
    field, tag, script = html.rpartition("<script>")
    marked = f'{field}<script nonce="{request.csp_nonce}">{script}' if tag else html  # type: ignore[attr-defined]
    return mark_safe(marked)
