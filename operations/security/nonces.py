"""The few inline scripts of Wagtail's admin, each a widget or panel starting itself, carry the answer's nonce."""

import re
from contextvars import ContextVar
from typing import Any

from django.forms import Widget
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

BARE = re.compile(r'<script(?: type="text/javascript")?>')
answering: ContextVar[HttpRequest | None] = ContextVar("answering", default=None)


def nonced(html: str) -> SafeString:
    """Give the bare `<script>` tags of a stock widget, panel or block the nonce of this answer."""
    request = answering.get()
    if request is None or not BARE.search(html):
        return mark_safe(html)
    return mark_safe(BARE.sub(f'<script nonce="{request.csp_nonce}">', html))  # type: ignore[attr-defined]


def mark_widget_scripts() -> None:
    """Wagtail's widgets write `<script>new PageChooser(…)</script>` with no place for a nonce (7.4 and 8.0)."""
    from wagtail.admin.filters import DateRangePickerWidget
    from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput
    from wagtail.admin.widgets.chooser import BaseChooser

    for widget in (BaseChooser, AdminDateInput, AdminDateTimeInput, AdminTimeInput, DateRangePickerWidget):
        _mark(widget)


def _mark(widget: type[Widget]) -> None:
    plain = widget.render

    def render(self: Widget, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        return nonced(plain(self, name, value, attrs, renderer))

    widget.render = render  # type: ignore[method-assign]
