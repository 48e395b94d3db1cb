"""People with an account."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from wagtail.users.apps import WagtailUsersAppConfig


class MembersConfig(AppConfig):
    name = "members"
    verbose_name = "账号"

    def ready(self) -> None:
        from . import separation  # noqa: F401 -- connects the receiver
        from .roles import make_roles

        last = list(apps.get_app_configs())[-1]  # by then every app has its permissions
        post_migrate.connect(make_roles, sender=last)


class MembersAdminConfig(WagtailUsersAppConfig):
    """Wagtail's user administration, with our account forms."""

    user_viewset = "members.viewsets.MemberViewSet"
