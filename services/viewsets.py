"""Editors' screens for advisers, volunteer teams and the charity fund's ledger."""

from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from core.admin_menu import SERVICES
from core.exporting import ModelList

from .models import ExpertAdviser, LedgerEntry, VolunteerTeam


class AdviserViewSet(ModelViewSet):
    model = ExpertAdviser
    icon = "user"
    menu_label = "专家顾问"
    menu_order = 50
    menu_hook = SERVICES.hook
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
    menu_hook = SERVICES.hook
    list_display = ["title", "kind", "does"]
    copy_view_enabled = False


class LedgerPolicy(ModelPermissionPolicy):
    """Entries are added and looked at; what is written stays."""

    def user_has_permission(self, user, action):
        return action in ("add", "view") and super().user_has_permission(user, action)


class LedgerViewSet(ModelViewSet):
    model = LedgerEntry
    index_view_class = ModelList
    icon = "list-ol"
    menu_label = "爱心资金账目"
    menu_order = 30
    menu_hook = SERVICES.hook
    copy_view_enabled = False
    inspect_view_enabled = True
    list_display = ["on", "direction", "amount", "purpose", "helped", "corrects"]
    list_filter = ["direction", "on"]
    list_export = ["on", "direction", "amount", "purpose", "helped", "corrects", "recorded_at"]
    export_headings = {"corrects": "冲正哪一笔"}

    @property
    def permission_policy(self):
        return LedgerPolicy(self.model)


advisers = AdviserViewSet("advisers")
teams = VolunteerTeamViewSet("volunteer_teams")
ledger = LedgerViewSet("ledger")
