"""Work that is due by the clock, done by the site itself: no cron is needed."""

from django.apps import AppConfig


class SchedulerConfig(AppConfig):
    name = "operations.scheduler"
    verbose_name = "定时工作"
