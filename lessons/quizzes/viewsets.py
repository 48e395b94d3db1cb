"""Editors' screens for questions and quizzes."""

from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import SnippetViewSet

from core.admin_menu import LEARNING
from core.exporting import SnippetList

from .models import Question, Quiz


class QuestionViewSet(SnippetViewSet):
    model = Question
    index_view_class = SnippetList
    icon = "help"
    menu_label = "题目"
    menu_hook = LEARNING.hook
    menu_order = 60
    list_display = ["text", Column("kind", label="题型", accessor="get_kind_display")]
    list_filter = ["kind"]
    search_backend_name = None
    search_fields = ["text", "explanation"]
    list_export = ["text", "kind", "explanation"]
    export_filename = "questions"
    list_per_page = 50


class QuizViewSet(SnippetViewSet):
    model = Quiz
    icon = "form"
    menu_label = "自测"
    menu_hook = LEARNING.hook
    menu_order = 50
    list_display = ["__str__", "pass_mark", BooleanColumn("is_open", label="开放")]
    copy_view_enabled = False


VIEWSETS = (QuizViewSet, QuestionViewSet)
