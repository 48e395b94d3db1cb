"""The admin's first screen: what waits for the person who signed in."""

from django.apps import AppConfig


class DashboardConfig(AppConfig):
    name = "editing.dashboard"
    verbose_name = "办公桌"

    def ready(self) -> None:
        from .registry import register_task_list
        from .task_lists import DRAFTS, FAILED_WORK, RETURNED, SUBMITTED

        for task_list in (RETURNED, DRAFTS, SUBMITTED, FAILED_WORK):
            register_task_list(task_list)
