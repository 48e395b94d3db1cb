"""For organisers: how many members of each unit passed a lesson, never who."""

from typing import Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Column, Table
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..models import FEWEST, LearningRecord

PERMISSION = "progress.view_branch_totals"


def _shown(row: dict[str, Any]) -> str:
    return f"少于 {FEWEST} 人，不显示" if row["shown"] is None else f"{row['shown']} 人"


class BranchTotals(PermissionRequiredMixin, WagtailAdminTemplateMixin, TemplateView):
    """Totals per unit and lesson. No grand total: it would give away what a hidden row hides."""

    permission_required = PERMISSION
    template_name = "progress/totals.html"
    page_title = "各单位学习人数"
    header_icon = "group"
    breadcrumbs_items = [*WagtailAdminTemplateMixin.breadcrumbs_items, {"url": "", "label": page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        columns = [
            Column("unit", label="单位", accessor=lambda row: row["member__unit"]),
            Column("lesson", label="课程", accessor=lambda row: row["lesson_title"]),
            Column("passed", label="学完人数", accessor=_shown),
        ]
        rows = LearningRecord.objects.by_branch()
        return super().get_context_data(**kwargs) | {"table": Table(columns, rows), "fewest": FEWEST}
