"""People with an account."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from wagtail.users.apps import WagtailUsersAppConfig


class MembersConfig(AppConfig):
    name = "members"
    default = True  # there are two configurations in this file
    verbose_name = "账号"

    def ready(self) -> None:
        from . import separation  # noqa: F401 -- connects the receiver
        from .roles import make_roles

        last = [one for one in apps.get_app_configs() if one.models_module][-1]  # by then all permissions are there
        post_migrate.connect(make_roles, sender=last)


class MembersAdminConfig(WagtailUsersAppConfig):
    """Wagtail's user administration, with our account forms."""

    user_viewset = "members.viewsets.MemberViewSet"
