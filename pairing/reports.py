"""Which agreements end soon."""

from django.utils import timezone
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from core.exporting import SheetOut

from .models import SOON, PairingAgreement


class ExpiringAgreements(SheetOut, ReportView):
    """Agreements that end within `SOON` days, for those who may change them."""

    page_title = f"{SOON} 天内到期的共建协议"
    header_icon = "time"
    index_url_name = "expiring_agreements_report"
    index_results_url_name = "expiring_agreements_report_results"
    permission_policy = ModelPermissionPolicy(PairingAgreement)
    permission_required = "change"
    export_filename = "expiring-agreements"
    no_results_message = f"{SOON} 天内没有要到期的共建协议。"
    list_export = ["office", "branch", "signed_on", "ends_on", "days_left"]
    export_headings = {"days_left": "还剩天数"}
    columns = [
        TitleColumn("__str__", label="协议", url_name="pairing_agreements:edit", accessor=str),
        Column("signed_on", label="签订日期"),
        Column("ends_on", label="到期日期"),
        Column("days_left", label="还剩天数"),
    ]

    def get_base_queryset(self):
        return PairingAgreement.objects.with_units().expiring(timezone.localdate())
