"""Where the watch over what is pasted comes in."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_editor_js")
def tell_what_is_not_pasted() -> SafeString:
    """A text keeps words, lists and links; what else was pasted is named beside it."""
    return format_html('<script src="{}"></script>', static("editing/pasting/paste.js"))
