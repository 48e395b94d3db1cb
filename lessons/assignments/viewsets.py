"""Editors' screens: lessons set for somebody, shops whose staff learn by link."""

from django.urls import path, reverse
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from core.admin_menu import LEARNING

from .models import Assignment, StaffSheet
from .views import links


class AssignmentViewSet(ModelViewSet):
    model = Assignment
    icon = "tasks"
    menu_label = "布置学习"
    menu_order = 50
    menu_hook = LEARNING.hook
    copy_view_enabled = False
    list_display = ["lesson", Column("people", label="布置给", accessor="people"), "due_on", "set_on"]
    list_filter = ["audience", "due_on"]
    ordering = ["-due_on", "-pk"]
    search_fields = ["name", "lesson__title", "sheet__shop"]
    search_backend_name = None
    panels = [
        FieldPanel("lesson"),
        MultiFieldPanel([FieldPanel("audience"), FieldPanel("name"), FieldPanel("sheet")], heading="布置给谁"),
        MultiFieldPanel([FieldPanel("due_on"), FieldPanel("note")], heading="期限和说明"),
    ]


class NewSheetView(CreateView):
    """After a sheet is made, its links are."""

    def get_success_url(self):
        return reverse("staff_sheets:links", args=[self.object.pk])


class SheetListView(IndexView):
    """Each row leads to its links."""

    def get_list_more_buttons(self, instance):
        links_button = Button("链接", reverse("staff_sheets:links", args=[instance.pk]), icon_name="link", priority=5)
        return [links_button, *super().get_list_more_buttons(instance)]


class StaffSheetViewSet(ModelViewSet):
    model = StaffSheet
    icon = "link"
    menu_label = "店员学习单"
    menu_order = 55
    menu_hook = LEARNING.hook
    index_view_class = SheetListView
    add_view_class = NewSheetView
    copy_view_enabled = False
    list_display = [
        "shop",
        "place",
        "trade",
        "valid_until",
        Column("state", label="链接", accessor=lambda one: one.state.label),
    ]
    list_filter = ["valid_until"]
    search_fields = ["shop", "place", "trade"]
    search_backend_name = None
    panels = [
        FieldPanel("shop"),
        MultiFieldPanel([FieldPanel("place"), FieldPanel("trade")], heading="按景点、行业布置的课也归它"),
        FieldPanel("valid_until"),
    ]

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("links/<str:pk>/", links.links, name="links")]


viewsets = [AssignmentViewSet("assignments"), StaffSheetViewSet("staff_sheets")]
