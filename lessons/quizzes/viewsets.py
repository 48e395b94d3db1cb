"""Editors' screens for questions and quizzes."""

from django.utils import timezone
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import SnippetViewSet

from core.admin_menu import LEARNING
from core.exporting import SnippetList
from lessons.regulations.changes import changes

from .models import Question, Quiz


class BasisColumn(Column):
    """The rule of a question, and whether a lesson that asks it was not reviewed since the rule changed."""

    def get_value(self, instance: Question) -> str:
        rule = instance.regulation
        if rule is None:
            return ""
        days = [use.quiz.lesson.law_as_of for use in instance.uses.all()]
        today = timezone.localdate()
        is_old = any(changes([rule], day, today) for day in days if day)
        return f"{rule}{instance.articles}{'（有变动，待复核）' if is_old else ''}"


class QuestionViewSet(SnippetViewSet):
    model = Question
    index_view_class = SnippetList
    icon = "help"
    menu_label = "题目"
    menu_hook = LEARNING.hook
    menu_order = 60
    list_display = [
        "text",
        Column("kind", label="题型", accessor="get_kind_display"),
        BasisColumn("regulation", label="依据"),
    ]
    list_filter = ["kind", "regulation"]
    search_backend_name = None
    search_fields = ["text", "explanation"]
    list_export = ["text", "kind", "explanation", "regulation", "articles"]
    export_filename = "questions"
    list_per_page = 50

    def get_queryset(self, request):
        law = ("regulation__superseded_by", "regulation__changes", "uses__quiz__lesson")
        return Question.objects.prefetch_related(*law)


class QuizViewSet(SnippetViewSet):
    model = Quiz
    icon = "form"
    menu_label = "自测"
    menu_hook = LEARNING.hook
    menu_order = 50
    list_display = ["__str__", "pass_mark", BooleanColumn("is_open", label="开放")]
    copy_view_enabled = False


VIEWSETS = (QuizViewSet, QuestionViewSet)
