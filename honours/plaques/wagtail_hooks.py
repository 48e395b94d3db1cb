"""What plaques add to the admin."""

from urllib.parse import urlencode

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from honours.models import Honour

from .bulk_actions import PrintLabels, PrintPlaques
from .views import printing
from .viewsets import reports

hooks.register("register_bulk_action", PrintPlaques)
hooks.register("register_bulk_action", PrintLabels)


@hooks.register("register_admin_viewset")
def register_reports():
    """Forgery reports."""
    return reports


@hooks.register("register_admin_urls")
def register_print_urls():
    """Where a finished print job is fetched."""
    return [path("plaques/print/<str:name>", printing.fetch, name="plaque_print")]


@hooks.register("register_snippet_listing_buttons")
def print_buttons(snippet, user, next_url=None):
    """Two ways to print one honour, in its row of the list."""
    if isinstance(snippet, Honour) and printing.may_print(user):
        for priority, action in enumerate((PrintPlaques, PrintLabels), start=60):
            yield Button(
                action.display_name, _print_url(action, snippet, next_url), icon_name="doc-full", priority=priority
            )


def _print_url(action, honour: Honour, next_url: str | None) -> str:
    address = reverse("wagtail_bulk_action", args=("honours", "honour", action.action_type))
    return f"{address}?{urlencode({'id': honour.pk, 'next': next_url or ''})}"
