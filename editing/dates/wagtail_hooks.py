"""Where the script of the date boxes comes in."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_global_admin_js")
def read_dates_as_written() -> SafeString:
    """2026年11月28日 is a date; what is none stays as typed, and the server says so."""
    return format_html('<script src="{}"></script>', static("editing/dates/dates.js"))
