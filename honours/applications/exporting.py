"""Taking a round's applications out as a sheet: for who may. Every file that leaves the admin is told to auditors."""

from typing import Any

from django.core.exceptions import PermissionDenied

from core.exporting import ModelList

PERMISSION = "applications.export_application"


class ApplicationIndexView(ModelList):
    """The list, under the filters of its address; its export needs a permission of its own."""

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("round__scheme").with_paper_counts()

    @property
    def show_export_buttons(self) -> bool:
        return self.request.user.has_perm(PERMISSION)

    def as_spreadsheet(self, queryset: Any, spreadsheet_format: str) -> Any:
        if not self.show_export_buttons:
            raise PermissionDenied
        return super().as_spreadsheet(queryset, spreadsheet_format)
