"""Editors' screen for the five themes."""

from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Theme


class ThemeViewSet(SnippetViewSet):
    model = Theme
    icon = "tag"
    menu_label = "5+主题"
    menu_order = 241
    add_to_admin_menu = True
    list_display = ["title", "aim"]
    sort_order_field = "sort_order"
    copy_view_enabled = False
