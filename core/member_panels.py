"""What a member finds after signing in. An app hangs its part in, in `AppConfig.ready`:

register_member_panel(MemberPanel("progress/member_panel.html", 10, learning))
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

#: What a panel's template reads, for the member who asks.
Shown = Callable[[HttpRequest], dict[str, Any]]


@dataclass(frozen=True)
class MemberPanel:
    """One part of a member's first page; the lower `order` comes first."""

    template: str
    order: int
    shown: Shown


_REGISTERED: dict[str, MemberPanel] = {}


def register_member_panel(panel: MemberPanel) -> None:
    """Show this too; a template is shown once."""
    _REGISTERED[panel.template] = panel


def member_panels(request: HttpRequest) -> list[tuple[str, dict[str, Any]]]:
    """Each panel's template with what it shows to who asks."""
    panels = sorted(_REGISTERED.values(), key=lambda panel: panel.order)
    return [(panel.template, panel.shown(request)) for panel in panels]
