"""Editors' screens for objections and replies."""

from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from .models import MerchantReply, Objection


class UrgencyColumn(Column):
    """What is due soon, in words; what is overdue, in red too."""

    cell_template_name = "hearings/admin/urgency_cell.html"


class FromOutsidePolicy(ModelPermissionPolicy):
    """Objections and replies come from the public, so nobody adds one here."""

    def user_has_permission(self, user, action):
        return action != "add" and super().user_has_permission(user, action)


class FromOutsideViewSet(ModelViewSet):
    """A list of what came in, to be read and decided."""

    add_to_admin_menu = False
    copy_view_enabled = False
    inspect_view_enabled = True

    @property
    def permission_policy(self):
        return FromOutsidePolicy(self.model)


class ObjectionViewSet(FromOutsideViewSet):
    model = Objection
    icon = "comment"
    menu_label = "异议"
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
    list_display = ["merchant", "text", "written_on", "state", "decided_on"]
    list_filter = ["state"]
    inspect_view_fields = ["merchant", "text", "written_on", "state", "decided_on"]
    panels = [
        FieldPanel("merchant", read_only=True),
        FieldPanel("text", read_only=True),
        FieldPanel("written_on", read_only=True),
        FieldPanel("state", help_text="通过后显示在商户页上，注明“未经核实”；退回的 30 天后自动删除。"),
    ]


class HearingsGroup(ViewSetGroup):
    items = (ObjectionViewSet("objections"), MerchantReplyViewSet("merchant_replies"))
    menu_label = "异议与答复"
    menu_icon = "comment"
    menu_order = 223


hearings_group = HearingsGroup()
