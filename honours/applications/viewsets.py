"""Editors' screens: the rounds, and the queue of applications with its decision."""

from typing import Any

from django.forms import RadioSelect
from django.urls import reverse
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy

from core.admin_menu import LETTERS

from .drafting import may_draft
from .exporting import ApplicationIndexView
from .models import Application, AwardRound


class FromOutsidePolicy(ModelPermissionPolicy):
    """Applications come from shops, so nobody adds one here."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)


class AwardRoundIndexView(IndexView):
    """From a round to its applications, and to the drafts of those that were accepted."""

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("scheme")

    def get_list_more_buttons(self, instance: AwardRound) -> list[Button]:
        buttons = super().get_list_more_buttons(instance)
        user = self.request.user
        if user.has_perm("applications.view_application"):
            address = f"{reverse('applications:index')}?round={instance.pk}"
            buttons.append(Button("看这一轮的申报", address, icon_name="list-ul", priority=60))
        if may_draft(user):
            buttons.append(
                Button("建立公示", reverse("draft_honours", args=[instance.pk]), icon_name="pick", priority=70)
            )
        return buttons


class AwardRoundViewSet(ModelViewSet):
    model = AwardRound
    index_view_class = AwardRoundIndexView
    icon = "calendar-alt"
    menu_label = "申报轮次"
    menu_order = 4
    menu_hook = LETTERS.hook
    copy_view_enabled = False
    list_display = [
        "title", "scheme", "opens_on", "closes_on",
        BooleanColumn("is_published", label="已公布", sort_key="is_published"), "delete_on",
    ]  # fmt: skip
    list_filter = ["scheme", "is_published"]
    panels = [
        MultiFieldPanel(
            [FieldPanel(name) for name in ("title", "english", "scheme", "opens_on", "closes_on")], heading="轮次"
        ),
        MultiFieldPanel([FieldPanel(name) for name in ("conditions", "papers", "promise")], heading="告诉申报人的话"),
        MultiFieldPanel([FieldPanel("kept_days"), FieldPanel("is_published")], heading="保存与公布"),
    ]


class ApplicationViewSet(ModelViewSet):
    model = Application
    index_view_class = ApplicationIndexView
    icon = "form"
    menu_label = "荣誉申报"
    menu_order = 5
    menu_hook = LETTERS.hook
    copy_view_enabled = False
    inspect_view_enabled = True
    list_display = ["number", "title", "credit_code", "round", "received_on", "state", "post"]
    list_filter = ["round", "state", "spot", "received_on"]
    list_export = [
        "number", "round", "title", "registered_name", "credit_code", "kind", "trade", "spot", "address", "contact",
        "received_on", "supplement", "paper_count", "state", "answer", "post", "decided_on", "honour",
    ]  # fmt: skip
    export_headings = {"paper_count": "材料份数"}
    export_filename = "applications"
    search_fields = ["number", "title", "registered_name", "credit_code"]
    search_backend_name = None
    inspect_view_fields = [
        "number", "round", "title", "registered_name", "credit_code", "kind", "trade", "spot", "address", "contact",
        "promise", "supplement", "received_on", "supplemented_on", "state", "answer", "post", "decided_on", "honour",
    ]  # fmt: skip
    panels = [
        MultiFieldPanel(
            [
                *(
                    FieldPanel(name, read_only=True)
                    for name in (
                        "round", "title", "registered_name", "credit_code", "kind", "trade", "spot", "address",
                        "contact", "promise", "supplement", "received_on",
                    )
                ),
                HelpPanel(template="applications/admin/papers.html"),
            ],
            heading="来件（只供审核，不公开）",
        ),
        MultiFieldPanel(
            [FieldPanel("state", widget=RadioSelect), FieldPanel("answer"), FieldPanel("post")], heading="办理"
        ),
    ]  # fmt: skip

    @property
    def permission_policy(self) -> FromOutsidePolicy:
        return FromOutsidePolicy(self.model)


viewsets = [AwardRoundViewSet("award_rounds"), ApplicationViewSet("applications")]
