"""The term base in the admin."""

from wagtail.snippets.views.snippets import SnippetViewSet

from core.admin_menu import LIBRARY
from core.exporting import SnippetList

from .models import Term


class TermList(SnippetList):
    """The term base as a dictionary has it."""

    by_sound = ("chinese",)


class TermViewSet(SnippetViewSet):
    """Terms, to be searched in both languages."""

    model = Term
    index_view_class = TermList
    icon = "openquote"
    list_display = ["chinese", "english", "remark"]
    search_fields = ["chinese", "english"]
    list_export = ["chinese", "english", "remark"]
    export_filename = "terms"
    menu_hook = LIBRARY.hook
    menu_order = 720
