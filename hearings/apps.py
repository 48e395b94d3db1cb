"""Both sides are heard: objections during a public notice, and the reply of a shop on its own page."""

from django.apps import AppConfig


class HearingsConfig(AppConfig):
    name = "hearings"
    verbose_name = "异议与答复"
