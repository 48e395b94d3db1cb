"""What is not well stands on the first screen of whoever runs the site."""

from collections.abc import Mapping
from typing import Any

from django.forms import Media
from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from .limits import Level
from .status import look

SEE = "django_tasks_database.view_dbtaskresult"  # also the permission for the report of failed tasks
SHOWN = 8


class AlarmPanel(Component):
    """Everything yellow or red, with what to do; nothing where all is well."""

    name = "alarms"
    template_name = "monitoring/alarm_panel.html"
    order = 90  # before the desk

    @property
    def media(self) -> Media:
        return Media(css={"all": ["css/dashboard.css"]})

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        alarms = [reading for reading in look() if reading.level != Level.GREEN]
        return {"alarms": alarms[:SHOWN], "more": len(alarms) - SHOWN}


@hooks.register("construct_homepage_panels")
def show_alarms(request: HttpRequest, panels: list) -> None:
    """For operators only: editors can do nothing about it."""
    if request.user.has_perm(SEE):
        panels.append(AlarmPanel())
