"""The admin's list of invitations."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy

from core.admin_menu import LEARNING

from .forms import InvitationForm
from .models import Invitation
from .sending import send
from .states import InvitationState


class SentOncePolicy(ModelPermissionPolicy):
    """An invitation that is out is not edited: it is sent again, revoked or deleted."""

    def user_has_permission(self, user, action):
        return action != "change" and super().user_has_permission(user, action)


class InvitationIndexView(IndexView):
    """With buttons to send again and to revoke."""

    def get_list_more_buttons(self, instance):
        buttons = super().get_list_more_buttons(instance)
        if instance.state == InvitationState.ACCEPTED or not self.user_has_permission("add"):
            return buttons
        resend = reverse("resend_invitation", args=[instance.pk])
        buttons.append(Button("重发", resend, icon_name="mail", priority=1))
        if instance.state == InvitationState.OPEN:
            revoke = reverse("revoke_invitation", args=[instance.pk])
            buttons.append(Button("撤回", revoke, icon_name="cross", priority=2))
        return buttons

    @property
    def header_more_buttons(self):
        buttons = super().header_more_buttons
        if self.user_has_permission("add"):
            buttons.append(Button("按表格邀请", reverse("invite_list"), icon_name="table", priority=1))
        return buttons


class InvitationCreateView(CreateView):
    """The link is shown right after, this once."""

    def form_valid(self, form) -> HttpResponse:
        slip = send(form.save(commit=False))
        return render(self.request, "invitations/admin/slips.html", {"slips": [slip]})


class InvitationViewSet(ModelViewSet):
    model = Invitation
    icon = "user"
    menu_label = "会员邀请"
    menu_hook = LEARNING.hook
    menu_order = 80
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = InvitationIndexView
    add_view_class = InvitationCreateView
    list_display = [
        "username", "unit", "post", "group", Column("state_label", label="状态"), "made_at", "expires_at", "mailed_at",
    ]  # fmt: skip
    list_filter = ["group", "accepted_at", "revoked_at", "expires_at"]
    search_fields = ["username", "unit", "post"]
    search_backend_name = None
    inspect_view_fields = [
        "username",
        "unit",
        "post",
        "email",
        "group",
        "made_at",
        "expires_at",
        "mailed_at",
        "accepted_at",
        "revoked_at",
    ]

    @property
    def permission_policy(self):
        return SentOncePolicy(self.model)

    def get_form_class(self, for_update=False):
        return InvitationForm


invitations = InvitationViewSet("invitations")
