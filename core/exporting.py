"""What every list that leaves the admin as a sheet keeps to."""

import codecs
from collections import OrderedDict
from typing import Any

from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.coreutils import multigetattr
from wagtail.snippets.views.snippets import IndexView as SnippetIndexView

from .collation import ByPinyin
from .spreadsheets.escaping import as_text, escape_formula

_WORDS = {True: "是", False: "否"}


def escape_every_export() -> None:
    """Let no cell of any sheet that leaves the admin act, Wagtail's own reports included."""
    stock = SpreadsheetExportMixin.preprocess_field_value

    def escaped(view: SpreadsheetExportMixin, field: str, value: Any, export_format: str) -> Any:
        made = stock(view, field, value, export_format)
        if not isinstance(made, str):
            return made
        return as_text(made) if export_format == view.FORMAT_CSV else escape_formula(made)

    SpreadsheetExportMixin.preprocess_field_value = escaped


class SheetOut:
    """For a view with Wagtail's export: words as the screen has them, and no text that loses a digit."""

    def to_row_dict(self, item: Any) -> OrderedDict[str, Any]:
        """By field; a choice by its label."""
        return OrderedDict((field, _value(item, field)) for field in self.list_export)  # type: ignore[attr-defined]

    def stream_csv(self, queryset: Any) -> Any:
        yield codecs.BOM_UTF8  # without it Excel takes Chinese for something else
        yield from super().stream_csv(queryset)  # type: ignore[misc]

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        value = super().preprocess_field_value(field, value, export_format)  # type: ignore[misc]
        return _WORDS[value] if isinstance(value, bool) else value

    def generate_xlsx_row(self, *args: Any, **kwargs: Any) -> Any:
        """Text under the format of text, so that whoever edits a code does not turn it into a number."""
        for cell in super().generate_xlsx_row(*args, **kwargs):  # type: ignore[misc]
            if cell.data_type == "s":
                cell.number_format = "@"
            yield cell


def _value(item: Any, field: str) -> Any:
    owner, _, name = field.rpartition(".")
    record = multigetattr(item, owner) if owner else item
    display = getattr(record, f"get_{name}_display", None)
    return display() if display else multigetattr(record, name)


class ModelList(SheetOut, IndexView):
    """The list of a `ModelViewSet` with an export."""


class SnippetList(SheetOut, SnippetIndexView):
    """The list of a `SnippetViewSet` with an export; sorted by a title, it goes by its sound."""

    by_sound: tuple[str, ...] = ("title",)

    def order_queryset(self, queryset: Any) -> Any:
        field = str(self.ordering or "").removeprefix("-")
        if field not in self.by_sound:
            return super().order_queryset(queryset)
        sounding = ByPinyin(field)
        return queryset.order_by(sounding.desc() if self.ordering.startswith("-") else sounding.asc(), "pk")
