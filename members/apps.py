"""People with an account."""

from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class MembersConfig(AppConfig):
    name = "members"
    verbose_name = "账号"


class MembersAdminConfig(WagtailUsersAppConfig):
    """Wagtail's user administration, with our account forms."""

    user_viewset = "members.viewsets.MemberViewSet"
