"""Editors' screen for the ledger: entries are added and looked at, nothing else."""

from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from core.exporting import ModelList

from .models import LedgerEntry


class LedgerPolicy(ModelPermissionPolicy):
    """What is written stays."""

    def user_has_permission(self, user, action):
        return action in ("add", "view") and super().user_has_permission(user, action)


class LedgerViewSet(ModelViewSet):
    model = LedgerEntry
    index_view_class = ModelList
    icon = "list-ol"
    menu_label = "爱心资金账目"
    menu_order = 30
    add_to_admin_menu = True
    menu_hook = "register_service_menu_item"
    copy_view_enabled = False
    inspect_view_enabled = True
    list_display = ["on", "direction", "amount", "purpose", "helped", "corrects"]
    list_filter = ["direction", "on"]
    list_export = ["on", "direction", "amount", "purpose", "helped", "corrects", "recorded_at"]
    export_headings = {"corrects": "冲正哪一笔"}

    @property
    def permission_policy(self):
        return LedgerPolicy(self.model)


ledger = LedgerViewSet("ledger")
