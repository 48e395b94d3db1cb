"""What activities add to the admin."""

from wagtail import hooks

from .viewsets import months


@hooks.register("register_admin_viewset")
def register_months():
    """The lists of activities."""
    return months
