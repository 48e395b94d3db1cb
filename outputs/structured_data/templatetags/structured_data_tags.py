"""What the page being shown says to machines."""

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from core.models import BasePage
from honours.models import Merchant

from ..context import PageContext
from ..graph import graph, script

register = template.Library()


@register.simple_tag(takes_context=True)
def linked_data(context: Context) -> SafeString | str:
    """The data block of a page of the tree, or of the merchant it shows; nothing for a preview or any other page."""
    page, request = context.get("page"), context.get("request")
    if not (isinstance(page, BasePage) and page.pk and page.live) or request is None:
        return ""
    merchant = context.get("merchant")
    subject = merchant if isinstance(merchant, Merchant) else page
    given = {str(name): value for name, value in context.flatten().items()}
    return script(graph(subject, PageContext(page, context["facts"], request, given)))
