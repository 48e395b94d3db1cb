"""Taking enquiries out as a sheet: for who may, with a trace of who did."""

from django.core.exceptions import PermissionDenied
from wagtail.log_actions import log

from core.exporting import ModelList

ACTION = "enquiries.export"
PERMISSION = "enquiries.export_enquiry"


class EnquiryIndexView(ModelList):
    """The list; its export needs a permission of its own and leaves one entry: who, when, how many, chosen by what."""

    @property
    def show_export_buttons(self):
        return self.request.user.has_perm(PERMISSION)

    def as_spreadsheet(self, queryset, spreadsheet_format):
        if not self.request.user.has_perm(PERMISSION):
            raise PermissionDenied
        if newest := queryset.first():  # an entry hangs on a record: that on top of the list
            chosen = {name: values for name, values in self.request.GET.lists() if name != "export" and any(values)}
            data = {"count": queryset.count(), "format": spreadsheet_format, "filter": chosen}
            log(instance=newest, action=ACTION, user=self.request.user, data=data)
        return super().as_spreadsheet(queryset, spreadsheet_format)
