"""What quizzes add to the admin."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from .reports import QuestionReport
from .viewsets import QuizGroup

register_snippet(QuizGroup)


class ReportMenuItem(MenuItem):
    """Shown to those who may change questions."""

    def is_shown(self, request):
        return QuestionReport.permission_policy.user_has_permission(request.user, "change")


@hooks.register("register_reports_menu_item")
def question_report_item():
    """The statistics, among the reports."""
    address = reverse(QuestionReport.index_url_name)
    return ReportMenuItem(QuestionReport.page_title, address, name="question-report", icon_name="help", order=131)


@hooks.register("register_admin_urls")
def register_report_urls():
    """The report, and its table alone."""
    return [
        path("reports/questions/", QuestionReport.as_view(), name="question_report"),
        path("reports/questions/results/", QuestionReport.as_view(results_only=True), name="question_report_results"),
    ]
