"""Taking enquiries out as a sheet: for who may, with a trace of who did."""

import codecs

from django.core.exceptions import PermissionDenied
from wagtail.admin.views.generic import IndexView
from wagtail.log_actions import log

from core.cells import harmless

ACTION = "enquiries.export"
PERMISSION = "enquiries.export_enquiry"


class EnquiryIndexView(IndexView):
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

    def stream_csv(self, queryset):
        yield codecs.BOM_UTF8  # without it Excel takes Chinese for something else
        yield from super().stream_csv(queryset)

    def preprocess_field_value(self, field, value, export_format):
        """A cell that a spreadsheet will not run: strangers wrote these."""
        value = super().preprocess_field_value(field, value, export_format)
        return harmless(value) if isinstance(value, str) else value
