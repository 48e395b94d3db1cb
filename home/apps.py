"""The home page, plain pages, and the demo content."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = "首页"

    def ready(self) -> None:
        from lessons.assignments.audiences import Audience, register_names

        from .audiences import places, trades

        register_names(Audience.PLACE, places)
        register_names(Audience.TRADE, trades)
