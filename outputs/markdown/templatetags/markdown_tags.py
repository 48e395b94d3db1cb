"""Where the page being shown can be read as Markdown."""

from django import template
from django.template import Context
from django.utils.html import format_html

from core.models import BasePage
from honours.models import Merchant

register = template.Library()


@register.simple_tag(takes_context=True)
def markdown_twin(context: Context) -> str:
    """The link to the twin of a page or merchant; nothing for a preview."""
    page, request = context.get("page"), context.get("request")
    if not (isinstance(page, BasePage) and page.pk and page.live) or request is None:
        return ""
    merchant = context.get("merchant")
    below = f"{merchant.public_id}/" if isinstance(merchant, Merchant) else ""
    address = f"{page.get_full_url(request)}{below}index.md"
    return format_html('<link rel="alternate" type="text/markdown" href="{}">', address)
