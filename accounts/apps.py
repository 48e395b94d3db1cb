"""People with an account."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    default = True  # there are two configurations in this file
    verbose_name = "账号"

    def ready(self) -> None:
        from core.help_sections import register_help
        from core.member_panels import register_member_panel

        from . import deciding_accounts, role_conflicts  # noqa: F401 -- connects the receivers
        from .member_panel import PANEL
        from .role_making import make_roles

        last = [one for one in apps.get_app_configs() if one.models_module][-1]  # by then all permissions are there
        register_member_panel(PANEL)
        register_help("editors", "角色", screens=("groups/", "users/"))
        register_help("review", "角色", screens=("users/street-office/",))
        post_migrate.connect(make_roles, sender=last)


class UsersAdminConfig(WagtailUsersAppConfig):
    """Wagtail's user administration, with our account forms and the jobs of the roles."""

    user_viewset = "accounts.viewsets.AccountViewSet"
    group_viewset = "accounts.role_viewset.RoleViewSet"
