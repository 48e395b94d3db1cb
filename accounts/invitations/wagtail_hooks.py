"""What invitations add to the admin."""

from django.urls import path
from wagtail import hooks

from .views import lists, single
from .viewsets import invitations


@hooks.register("register_admin_viewset")
def register_invitations():
    """The list of invitations."""
    return invitations


@hooks.register("register_admin_urls")
def register_invitation_urls():
    """Lists of people, sending again, revoking."""
    return [
        path("invitations/list/", lists.invite_list, name="invite_list"),
        path("invitations/list/template.xlsx", lists.template, name="invite_list_template"),
        path("invitations/list/send/", lists.send_list, name="send_list"),
        path("invitations/<bigint:pk>/resend/", single.resend, name="resend_invitation"),
        path("invitations/<bigint:pk>/revoke/", single.revoke, name="revoke_invitation"),
    ]
