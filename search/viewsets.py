"""The editors' word lists in the admin."""

from wagtail.snippets.views.snippets import SnippetViewSet

from core.admin_menu import LIBRARY

from .models import SearchPick, Synonym


class SynonymViewSet(SnippetViewSet):
    """Words that find the same."""

    model = Synonym
    menu_label = "搜索同义词"
    menu_hook = LIBRARY.hook
    menu_order = 730
    icon = "resubmit"
    list_display = ["__str__"]
    search_fields = ["words"]


class SearchPickViewSet(SnippetViewSet):
    """What comes first for a query."""

    model = SearchPick
    menu_label = "搜索推荐"
    menu_hook = LIBRARY.hook
    menu_order = 740
    icon = "pick"
    list_display = ["__str__", "position"]
    search_fields = ["words"]


VIEWSETS = (SynonymViewSet, SearchPickViewSet)
