"""The trail for auditors: filtered, read, exported; nothing to change."""

from typing import Any

import django_filters
from django import forms
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from core.exporting import SheetOut

from .events import AuditEvent
from .models import AuditEntry


class EntryFilter(WagtailFilterSet):
    verb = django_filters.MultipleChoiceFilter(
        label="行为", choices=AuditEvent.choices, widget=forms.CheckboxSelectMultiple
    )
    actor = django_filters.CharFilter(label="谁", lookup_expr="icontains")
    thing = django_filters.CharFilter(label="对象", lookup_expr="icontains")
    at = django_filters.DateFromToRangeFilter(label="日期", widget=DateRangePickerWidget)

    class Meta:
        model = AuditEntry
        fields: list[str] = []


class EntryPaginator(WagtailPaginator):
    verbose_name = verbose_name_plural = "条记录"


class AuditTrail(SheetOut, ReportView):
    """Newest first."""

    page_title = "审计记录"
    header_icon = "history"
    index_url_name = "audit_trail"
    index_results_url_name = "audit_trail_results"
    permission_policy = ModelPermissionPolicy(AuditEntry)
    permission_required = "view"
    filterset_class = EntryFilter
    paginator_class = EntryPaginator
    export_filename = "audit"
    model = AuditEntry
    is_searchable = False
    no_results_message = "没有符合条件的记录。"
    list_export = ["at", "get_verb_display", "actor", "kind", "key", "thing", "told", "address", "seal"]
    export_headings = {
        "at": "时间",
        "get_verb_display": "行为",
        "actor": "谁",
        "kind": "类型",
        "key": "编号",
        "thing": "对象",
        "told": "详情",
        "address": "网络地址",
        "seal": "校验值",
    }
    columns = [
        DateColumn("at", label="时间"),
        Column("get_verb_display", label="行为"),
        Column("actor", label="谁"),
        Column("thing", label="对象"),
        Column("told", label="详情"),
        Column("address", label="网络地址"),
    ]

    def get_base_queryset(self) -> Any:
        return AuditEntry.objects.order_by("-pk")
