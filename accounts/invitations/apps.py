"""How members get an account: by invitation, one at a time or from a list."""

from django.apps import AppConfig


class InvitationsConfig(AppConfig):
    name = "accounts.invitations"
    verbose_name = "会员邀请"

    def ready(self) -> None:
        from core.help_sections import register_help

        register_help("bookclub", screens=("invitations/",))
