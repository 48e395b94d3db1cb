"""Editors' screens for pledges and plates."""

from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from core.admin_menu import ALLIANCES

from .models import PledgePlate, PledgeTemplate


class PledgeTemplateViewSet(SnippetViewSet):
    model = PledgeTemplate
    icon = "doc-full"
    menu_label = "承诺书"
    menu_hook = ALLIANCES.hook
    menu_order = 40
    list_display = [
        "title",
        "version",
        "in_force_from",
        Column("text", label="文本", accessor=lambda one: "有" if one.has_text else "待填写"),
        LiveStatusTagColumn(),
    ]
    copy_view_enabled = True


class PledgePlateViewSet(SnippetViewSet):
    model = PledgePlate
    icon = "tick-inverse"
    menu_label = "三亮牌"
    menu_hook = ALLIANCES.hook
    menu_order = 50
    list_display = ["merchant", "pledge", "consent_on", "expires_on"]
    list_filter = ["pledge", "expires_on"]
    search_backend_name = None
    search_fields = ["merchant__title", "merchant__registered_name"]
    copy_view_enabled = False
    list_per_page = 50


VIEWSETS = (PledgeTemplateViewSet, PledgePlateViewSet)
