"""Editors' screens for advisers and volunteer teams."""

from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.viewsets.model import ModelViewSet

from .models import ExpertAdviser, VolunteerTeam


class AdviserViewSet(ModelViewSet):
    model = ExpertAdviser
    icon = "user"
    menu_label = "专家顾问"
    menu_order = 50
    add_to_admin_menu = True
    menu_hook = "register_service_menu_item"
    list_display = [
        "shown_as", "field", "unit", "consent_on", "consent_until", BooleanColumn("is_public", label="正在公开"),
    ]  # fmt: skip
    list_filter = ["field"]
    copy_view_enabled = False


class VolunteerTeamViewSet(ModelViewSet):
    model = VolunteerTeam
    icon = "group"
    menu_label = "志愿服务队"
    menu_order = 60
    add_to_admin_menu = True
    menu_hook = "register_service_menu_item"
    list_display = ["title", "kind", "does"]
    copy_view_enabled = False


advisers = AdviserViewSet("advisers")
teams = VolunteerTeamViewSet("volunteer_teams")
