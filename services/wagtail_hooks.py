"""What services add to the admin."""

from wagtail import hooks

from .viewsets import advisers, ledger, teams


@hooks.register("register_admin_viewset")
def register_lists():
    """Advisers, volunteer teams and the ledger."""
    return [advisers, teams, ledger]
