"""Work that is due by the clock, done by the site itself: no cron is needed."""

from django.apps import AppConfig


class TimersConfig(AppConfig):
    name = "timers"
    verbose_name = "定时工作"
