"""How members get an account: by invitation, one at a time or from a list."""

from django.apps import AppConfig


class InvitationsConfig(AppConfig):
    name = "invitations"
    verbose_name = "会员邀请"
