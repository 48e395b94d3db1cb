"""Staff's screens for what came in, the consent texts and the counts."""

from typing import Any

from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.views.generic import InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from core.admin_menu import LETTERS
from core.exporting import ModelList

from .exporting import EnquiryIndexView
from .models import ConsentText, Enquiry, EnquiryCount


class _Only(ModelPermissionPolicy):
    """The usual permissions, of which only some make sense here."""

    def __init__(self, model, *actions: str) -> None:
        super().__init__(model)
        self.actions = {*actions, "view"}

    def user_has_permission(self, user, action):
        return action in self.actions and super().user_has_permission(user, action)


class EnquiryInspectView(InspectView):
    """Wagtail asks for `get_<name>_display_value`, if there is one: for our column `field` that is its own method."""

    def get_field_display_value(self, field_name: str = "field", field: Any = None) -> Any:
        if field is None:
            return self.object.get_field_display()
        return super().get_field_display_value(field_name, field)


class EnquiryViewSet(ModelViewSet):
    model = Enquiry
    inspect_view_class = EnquiryInspectView
    icon = "mail"
    menu_label = "需求与咨询"
    menu_order = 30
    menu_hook = LETTERS.hook
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = EnquiryIndexView
    list_display = ["number", "purpose", "field", "unit", "received_on", "delete_on", "progress", "post"]
    list_filter = ["purpose", "progress", "field", "received_on"]
    list_export = [
        "number", "get_purpose_display", "get_field_display", "unit", "text", "contact", "received_on", "delete_on",
        "get_progress_display", "post", "remark",
    ]  # fmt: skip
    export_headings = {
        "get_purpose_display": "类别", "get_field_display": "方面", "get_progress_display": "进度",
    }  # fmt: skip
    export_filename = "enquiries"
    search_fields = ["number", "unit", "text"]
    search_backend_name = None
    inspect_view_fields = [
        "number", "purpose", "field", "unit", "text", "contact", "consent", "received_on", "delete_on", "progress",
        "post", "remark",
    ]  # fmt: skip
    panels = [
        MultiFieldPanel(
            [
                FieldPanel(name, read_only=True)
                for name in ("purpose", "field", "unit", "text", "contact", "consent", "received_on", "delete_on")
            ],
            heading="来件（只供办理，不公开）",
        ),
        MultiFieldPanel([FieldPanel("progress"), FieldPanel("post"), FieldPanel("remark")], heading="办理"),
    ]

    @property
    def permission_policy(self):
        return _Only(self.model, "change", "delete")


class ConsentTextViewSet(ModelViewSet):
    model = ConsentText
    icon = "doc-full"
    menu_label = "需求与咨询的同意书"
    menu_order = 50
    menu_hook = LETTERS.hook
    copy_view_enabled = False
    inspect_view_enabled = True
    list_display = ["__str__", "kept_days", "in_force_from"]

    @property
    def permission_policy(self):
        return _Only(self.model, "add")


class EnquiryCountViewSet(ModelViewSet):
    model = EnquiryCount
    index_view_class = ModelList
    icon = "list-ol"
    menu_label = "来件数"
    menu_order = 60
    menu_hook = LETTERS.hook
    copy_view_enabled = False
    form_fields = ["purpose", "month", "number"]
    list_display = ["month", "purpose", "number"]
    list_export = ["month", "purpose", "number"]

    @property
    def permission_policy(self):
        return _Only(self.model)


viewsets = [EnquiryViewSet("enquiries"), ConsentTextViewSet("enquiry_consents"), EnquiryCountViewSet("enquiry_counts")]
