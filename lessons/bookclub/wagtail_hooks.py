"""What the book club adds to the admin."""

from wagtail import hooks

from .viewsets import viewsets


@hooks.register("register_admin_viewset")
def register_bookclub():
    """Notes, gifts and consent."""
    return viewsets
