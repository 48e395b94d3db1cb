"""Editors' screens for books."""

from wagtail.snippets.views.snippets import SnippetViewSet

from core.admin_menu import LEARNING
from core.exporting import SnippetList

from .models import Book


class BookViewSet(SnippetViewSet):
    model = Book
    index_view_class = SnippetList
    icon = "openquote"
    menu_label = "书目"
    menu_hook = LEARNING.hook
    menu_order = 10
    list_display = ["title", "author", "publisher", "isbn"]
    list_export = ["title", "author", "publisher", "isbn"]
    inspect_view_enabled = True
    copy_view_enabled = False
