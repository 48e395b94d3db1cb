"""The desk on the admin's first screen."""

from collections.abc import Mapping
from typing import Any

from django.forms import Media
from django.utils import timezone
from wagtail.admin.ui.components import Component

from .recent import recently_edited
from .registry import PILES

WEEKDAYS = "一二三四五六日"


class DeskPanel(Component):
    """Every pile that has something for this person, then what they edited last."""

    name = "desk"
    template_name = "desk/panel.html"
    order = 100

    @property
    def media(self) -> Media:
        return Media(css={"all": ["css/desk.css"]})

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        user = (parent_context or {})["request"].user
        piles = sorted(PILES.values(), key=lambda pile: pile.order)
        lying = [(pile, heap) for pile in piles if (heap := pile.look(user)) and heap.number]
        today = timezone.localdate()
        return {
            "lying": lying,
            "today": f"{today:%-m月%-d日} 星期{WEEKDAYS[today.weekday()]}",
            "recent": recently_edited(user),
        }
