"""Where the checks and the counts of signs come in."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.userbar import ContentCheckerItem

from .checker import ChineseContentChecker


@hooks.register("construct_wagtail_userbar")
def use_chinese_checks(request: HttpRequest, items: list[Any], page: Any) -> None:
    """Ours in the place of Wagtail's."""
    for place, item in enumerate(items):
        if isinstance(item, ContentCheckerItem):
            items[place] = ChineseContentChecker(page, in_editor=item.in_editor)


@hooks.register("insert_editor_js")
def count_signs() -> SafeString:
    """Signs and minutes for the panel of checks."""
    return format_html('<script src="{}"></script>', static("editing/content_checks/metrics.js"))
