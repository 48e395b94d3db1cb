"""Where what is pasted is cut into blocks."""

from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks

SCRIPTS = ("pieces.js", "paste.js")


@hooks.register("insert_editor_js")
def make_blocks_of_what_is_pasted() -> SafeString:
    """A text keeps words, lists and links; headings and tables become blocks, and what is lost is named."""
    return format_html_join(
        "\n", '<script src="{}"></script>', ((static(f"editing/pasting/{name}"),) for name in SCRIPTS)
    )
