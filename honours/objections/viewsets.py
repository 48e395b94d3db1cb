"""Editors' screens for objections, replies and corrections."""

from django.urls import reverse
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy

from core.admin_menu import LETTERS

from .models import Correction, MerchantReply, Objection
from .views import links


class UrgencyColumn(Column):
    """What is due soon, in words; what is overdue, in red too."""

    cell_template_name = "objections/admin/urgency_cell.html"


class FromOutsidePolicy(ModelPermissionPolicy):
    """All of these come from the public, so nobody adds one here."""

    def user_has_permission(self, user, action):
        return action != "add" and super().user_has_permission(user, action)


class FromOutsideViewSet(ModelViewSet):
    """A list of what came in, to be read and decided."""

    menu_hook = LETTERS.hook
    copy_view_enabled = False
    inspect_view_enabled = True

    @property
    def permission_policy(self):
        return FromOutsidePolicy(self.model)


class ObjectionIndexView(IndexView):
    """From a case straight to the link by which its merchant is heard."""

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("honour")

    def get_list_more_buttons(self, instance):
        buttons = super().get_list_more_buttons(instance)
        if instance.honour and links.may_make(self.request.user):
            address = reverse("make_reply_link", args=[instance.honour.merchant_id])
            buttons.append(Button("生成答复链接", address, icon_name="link", priority=70))
        return buttons


class ObjectionViewSet(FromOutsideViewSet):
    model = Objection
    index_view_class = ObjectionIndexView
    icon = "comment"
    menu_label = "异议"
    menu_order = 10
    list_display = [
        "number", "subject", "what", "due_on", UrgencyColumn("urgency", label="期限提醒"), "state", "post",
    ]  # fmt: skip
    list_filter = ["state", "outcome", "due_on", "post"]
    search_fields = ["number", "subject", "what"]
    search_backend_name = None
    inspect_view_fields = [
        "number", "subject", "what", "grounds", "contact", "received_on", "due_on", "state", "post", "outcome",
        "finding", "closed_on",
    ]  # fmt: skip
    panels = [
        MultiFieldPanel(
            [
                FieldPanel(name, read_only=True)
                for name in ("subject", "what", "grounds", "contact", "received_on", "due_on")
            ],
            heading="来件（只供核查，不公开）",
        ),
        MultiFieldPanel([FieldPanel("state"), FieldPanel("post")], heading="办理"),
        MultiFieldPanel([FieldPanel("outcome"), FieldPanel("finding")], heading="结论（凭受理号可见）"),
    ]


class MerchantReplyViewSet(FromOutsideViewSet):
    model = MerchantReply
    icon = "openquote"
    menu_label = "商户答复"
    menu_order = 20
    list_display = ["merchant", "text", "written_on", "state", "decided_on"]
    list_filter = ["state"]
    inspect_view_fields = ["merchant", "text", "written_on", "state", "decided_on"]
    panels = [
        FieldPanel("merchant", read_only=True),
        FieldPanel("text", read_only=True),
        FieldPanel("written_on", read_only=True),
        FieldPanel("state", help_text="通过后显示在商户页上，注明“未经核实”；退回的 30 天后自动删除。"),
    ]


class CorrectionViewSet(FromOutsideViewSet):
    model = Correction
    icon = "edit"
    menu_label = "纠错来信"
    menu_order = 25
    list_display = [
        "number", "subject", "what", "due_on", UrgencyColumn("urgency", label="期限提醒"), "state", "line", "post",
    ]  # fmt: skip
    list_filter = ["state", "what", "due_on", "post"]
    search_fields = ["number", "subject"]
    search_backend_name = None
    inspect_view_fields = [
        "number", "subject", "what", "right_value", "source", "contact", "received_on", "due_on", "state", "post",
        "reason", "line", "closed_on",
    ]  # fmt: skip
    panels = [
        MultiFieldPanel(
            [
                *(FieldPanel(name, read_only=True) for name in ("subject", "what", "right_value", "source", "contact")),
                *(FieldPanel(name, read_only=True) for name in ("received_on", "due_on")),
                HelpPanel(template="objections/admin/corrected_record.html"),
            ],
            heading="来信（只供核对，不公开）",
        ),
        MultiFieldPanel([FieldPanel("state"), FieldPanel("post"), FieldPanel("reason")], heading="办理"),
        FieldPanel("line"),
    ]


viewsets = [
    ObjectionViewSet("objections"),
    MerchantReplyViewSet("merchant_replies"),
    CorrectionViewSet("corrections"),
]
