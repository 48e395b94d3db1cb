"""What hangs on a wall: honours and pledges on a screen, plates of those who agreed to show one."""

from django.apps import AppConfig


class DisplayWallsConfig(AppConfig):
    name = "alliances.display_walls"
    verbose_name = "公示墙"

    def ready(self) -> None:
        from core.agenda import register_source
        from core.help_sections import register_help

        from .agenda import PLATES

        register_source(PLATES)
        register_help("alliances", "公示墙、承诺书和三亮牌", screens=("snippets/display_walls/",))
