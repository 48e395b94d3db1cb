"""The language switch, `hreflang`, and what is said of a page that is not translated or older than its original."""

from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..language_links import LanguageLinks
from ..languages import OWN, readers_language

register = template.Library()


@register.simple_tag(takes_context=True)
def languages(context: Context) -> LanguageLinks | None:
    """What this request shows in the other languages; worked out once a request."""
    request = context.get("request")
    if request is None:
        return None
    found = getattr(request, "languages", None)
    if found is None:
        found = request.languages = LanguageLinks(request, context.get("page"))
    return found


@register.filter
def lang(page: Any) -> SafeString | str:
    """` lang="zh-Hans"` for a page whose text is not in the reader's language."""
    is_foreign = getattr(page, "alias_of_id", None) and readers_language() != OWN
    return format_html(' lang="{}"', "zh-Hans") if is_foreign else ""
