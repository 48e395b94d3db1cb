"""Wagtail's actions on many accounts at once, which ask only for the permission for accounts as such."""

from typing import Any

from wagtail.users.views.bulk_actions.assign_role import AssignRoleBulkAction
from wagtail.users.views.bulk_actions.delete import DeleteBulkAction
from wagtail.users.views.bulk_actions.set_active_state import SetActiveStateBulkAction

from .viewsets import may_touch


class _Within:
    """An account above one's own, and one's own, are named as out of reach and left as they are."""

    request: Any

    def check_perm(self, account: Any) -> bool:
        user = self.request.user
        allowed: bool = super().check_perm(account)  # type: ignore[misc]
        return allowed and account != user and may_touch(user, account)


class AssignRole(_Within, AssignRoleBulkAction):
    pass


class Delete(_Within, DeleteBulkAction):
    pass


class SetActiveState(_Within, SetActiveStateBulkAction):
    pass
