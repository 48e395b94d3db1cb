"""What members ask for, told to staff alone."""

from django.apps import AppConfig


class EnquiriesConfig(AppConfig):
    name = "enquiries"
    verbose_name = "需求与咨询"
