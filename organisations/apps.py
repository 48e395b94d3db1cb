"""Units that answer for something: named once, used by every page that names them."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "organisations"
    verbose_name = "单位"
