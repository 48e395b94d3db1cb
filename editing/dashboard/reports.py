"""Which work behind the scenes failed, and why."""

from django.http import HttpRequest
from django.utils.timezone import localtime
from django_tasks_db.models import DBTaskResult
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

SEE = "django_tasks_database.view_dbtaskresult"
KEPT_WORDS = 300  # characters of an error; its end says what was wrong


class FailedWork(ReportView):
    """Tasks that ended with an error, the newest first."""

    page_title = "没有做成的后台任务"
    header_icon = "warning"
    index_url_name = "failed_work_report"
    index_results_url_name = "failed_work_report_results"
    permission_policy = ModelPermissionPolicy(DBTaskResult)
    permission_required = "view"
    no_results_message = "后台任务都做成了。"
    is_searchable = False
    columns = [
        Column("task_path", label="任务"),
        Column("finished_at", label="时间", accessor=lambda done: f"{localtime(done.finished_at):%Y-%m-%d %H:%M}"),
        Column("traceback", label="原因", accessor=lambda done: done.traceback.strip()[-KEPT_WORDS:]),
    ]

    def get_base_queryset(self):
        return DBTaskResult.objects.failed().order_by("-finished_at")


def may_see(request: HttpRequest) -> bool:
    """Whether the report is for this person: whoever runs the site."""
    return bool(request.user.has_perm(SEE))
