"""Editors' screen for certificates: look up, withdraw."""

from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from core.admin_menu import LEARNING
from core.exporting import ModelList

from .models import Certificate


class EarnedPolicy(ModelPermissionPolicy):
    """Certificates are earned: nobody adds or deletes one here."""

    def user_has_permission(self, user, action):
        return action not in ("add", "delete") and super().user_has_permission(user, action)


class CertificateList(ModelList):
    """The list, with what the state of each row follows from."""

    def get_base_queryset(self):
        return super().get_base_queryset().with_law()


class CertificateViewSet(ModelViewSet):
    model = Certificate
    index_view_class = CertificateList
    icon = "success"
    menu_label = "学习证书"
    menu_hook = LEARNING.hook
    menu_order = 70
    list_display = [
        "code",
        "lesson_title",
        "issued_on",
        "last_day",
        Column("state", label="今天", accessor=lambda one: one.state.label),
    ]
    list_filter = ["lesson", "rules__regulation", "issued_on", "last_day", "withdrawn_on"]
    search_fields = ["code", "lesson_title"]
    search_backend_name = None
    list_export = ["code", "lesson_title", "issued_on", "law_as_of", "last_day", "withdrawn_on", "withdrawal_reason"]
    export_filename = "certificates"
    inspect_view_enabled = True
    inspect_view_fields = [
        "code",
        "lesson_title",
        "issued_on",
        "law_as_of",
        "last_day",
        "withdrawn_on",
        "withdrawal_reason",
    ]
    copy_view_enabled = False

    @property
    def permission_policy(self):
        return EarnedPolicy(self.model)


certificates = CertificateViewSet("certificates")
