"""What the fund adds to the admin."""

from wagtail import hooks

from .viewsets import ledger


@hooks.register("register_admin_viewset")
def register_ledger():
    """The ledger."""
    return ledger
