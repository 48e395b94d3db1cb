"""Who sees the numbers of a unit, on the public side: its own organisers."""

from typing import Any

PERMISSION = "assignments.view_own_branch"


def may_see_branch(user: Any) -> bool:
    """Whether an account organises a unit: it holds the right, and a unit stands on it."""
    return bool(user.unit) and user.has_perm(PERMISSION)
