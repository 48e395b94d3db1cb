"""The editors' word lists in the admin."""

from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import SearchPick, Synonym


class SynonymViewSet(SnippetViewSet):
    """Words that find the same."""

    model = Synonym
    icon = "resubmit"
    list_display = ["__str__"]
    search_fields = ["words"]


class SearchPickViewSet(SnippetViewSet):
    """What comes first for a query."""

    model = SearchPick
    icon = "pick"
    list_display = ["__str__", "position"]
    search_fields = ["words"]


class SearchViewSetGroup(SnippetViewSetGroup):
    """One menu entry for both."""

    items = (SynonymViewSet, SearchPickViewSet)
    menu_label = "站内搜索"
    menu_name = "site-search"
    menu_icon = "search"
    menu_order = 700
