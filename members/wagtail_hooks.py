"""What members add to the admin."""

from wagtail import hooks

from .bulk_actions import AssignRole, Delete, SetActiveState

for one in (AssignRole, Delete, SetActiveState):
    hooks.register("register_bulk_action", one, order=1)  # after Wagtail's own, whose places they take
