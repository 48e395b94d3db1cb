"""Editors' screen for units."""

from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from core.exporting import SnippetList

from .models import Organisation


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    index_view_class = SnippetList
    icon = "group"
    menu_label = "单位"
    menu_order = 240
    add_to_admin_menu = True
    list_display = ["title", "kind", "duty", BooleanColumn("is_invented", label="虚构", sort_key="is_invented")]
    list_filter = ["kind", "is_invented"]
    list_export = ["title", "kind", "duty", "office", "is_invented"]
    export_filename = "organisations"
    copy_view_enabled = False
    list_per_page = 50
