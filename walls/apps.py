"""What hangs on a wall: honours and pledges on a screen, plates of those who agreed to show one."""

from django.apps import AppConfig


class WallsConfig(AppConfig):
    name = "walls"
    verbose_name = "公示墙"
