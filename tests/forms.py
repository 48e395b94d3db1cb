"""Forms as a browser would send them."""

from typing import Any

from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.test.utils.form_data import nested_form_data


def posted(form: Any) -> dict[str, str]:
    """What a browser would send for the form's plain fields and empty formsets and streams."""
    data = {}
    for name in list(form.fields):
        value = form[name].value()
        widget = form.fields[name].widget
        if hasattr(value, "stream_block"):
            data |= nested_form_data({name: {"count": "0"}})
        elif isinstance(widget, DraftailRichTextArea):
            data[name] = widget.format_value(value)
        elif value not in (None, False):
            data[name] = getattr(value, "pk", value)
    for formset in form.formsets.values():
        data |= {f"{formset.prefix}-{part}": "0" for part in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")}
        data[f"{formset.prefix}-MAX_NUM_FORMS"] = "1000"
    return data
