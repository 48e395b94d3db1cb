"""Editors' screen for the lists of activities: a month opens as a table."""

from django.urls import path, reverse
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.views.generic import CreateView
from wagtail.admin.viewsets.model import ModelViewSet

from core.admin_menu import SERVICES

from .models import ActivityMonth
from .views import table


class NewMonthView(CreateView):
    """After a month is made, its table opens."""

    def get_success_url(self):
        return reverse("activity_months:edit", args=[self.object.pk])


class ActivityMonthViewSet(ModelViewSet):
    model = ActivityMonth
    icon = "calendar-alt"
    menu_label = "活动清单"
    menu_order = 10
    menu_hook = SERVICES.hook
    add_view_class = NewMonthView
    form_fields = ["first_day", "note"]
    list_display = ["__str__", BooleanColumn("is_published", label="已公布", sort_key="is_published")]
    copy_view_enabled = False

    @property
    def edit_view(self):
        return table.table

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("copy/<str:pk>/", table.copy, name="copy_last")]


months = ActivityMonthViewSet("activity_months")
