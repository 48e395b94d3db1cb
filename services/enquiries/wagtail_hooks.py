"""What enquiries add to the admin."""

from django.contrib.auth.models import Permission
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from .exporting import ACTION
from .viewsets import viewsets


@hooks.register("register_admin_viewset")
def register_enquiries():
    """What came in, the consent texts, the counts."""
    return viewsets


@hooks.register("register_permissions")
def register_export_permission():
    """Who may take enquiries out as a sheet."""
    return Permission.objects.filter(content_type__app_label="enquiries", codename="export_enquiry")


@hooks.register("register_log_actions")
def register_export_action(actions):
    """How an export reads in the history."""

    @actions.register_action(ACTION)
    class ExportFormatter(LogFormatter):
        label = "导出来件"

        def format_message(self, log_entry):
            return f"导出 {log_entry.data.get('count', 1)} 件到表格"
