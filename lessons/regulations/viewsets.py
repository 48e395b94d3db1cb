"""Editors' screens for the register of cited rules."""

from django.db.models import Count
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from core.admin_menu import LEARNING
from core.exporting import SnippetList

from .models import Regulation


class RegulationViewSet(SnippetViewSet):
    model = Regulation
    index_view_class = SnippetList
    icon = "clipboard-list"
    menu_label = "引用的规定"
    menu_hook = LEARNING.hook
    menu_order = 45
    list_display = [
        "title",
        "number",
        "in_force_from",
        Column("changes", label="修订", accessor="amendments", sort_key="amendments"),
        "superseded_on",
        "checked_on",
        "review_on",
    ]
    list_filter = ["in_force_from", "superseded_on", "checked_on", "review_on"]
    list_export = ["title", "english", "number", "in_force_from", "superseded_by", "superseded_on", "checked_on",
                   "review_on", "source"]  # fmt: skip
    export_filename = "regulations"
    inspect_view_enabled = True
    copy_view_enabled = False

    def get_queryset(self, request):
        return Regulation.objects.annotate(amendments=Count("changes"))
