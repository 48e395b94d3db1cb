"""The desk on the admin's first screen."""

from collections.abc import Mapping
from typing import Any

from django.forms import Media
from django.utils import timezone
from wagtail.admin.ui.components import Component

from .recent import recently_edited
from .registry import TASK_LISTS

WEEKDAYS = "一二三四五六日"


class DeskPanel(Component):
    """Every list that has something for this person, then what they edited last."""

    name = "desk"
    template_name = "dashboard/panel.html"
    order = 100

    @property
    def media(self) -> Media:
        return Media(css={"all": ["css/dashboard.css"]})

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        user = (parent_context or {})["request"].user
        task_lists = sorted(TASK_LISTS.values(), key=lambda task_list: task_list.order)
        open_lists = [
            (task_list, tasks) for task_list in task_lists if (tasks := task_list.look(user)) and tasks.number
        ]
        today = timezone.localdate()
        return {
            "open_lists": open_lists,
            "today": f"{today:%-m月%-d日} 星期{WEEKDAYS[today.weekday()]}",
            "recent": recently_edited(user),
        }
