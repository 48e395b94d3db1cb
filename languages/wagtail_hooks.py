"""What makes the admin speak Chinese besides the catalogues."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_global_admin_js")
def say_the_hardcoded() -> SafeString:
    """Words that no catalogue is asked for."""
    return format_html('<script src="{}"></script>', static("languages/hardcoded.js"))
