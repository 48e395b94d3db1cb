"""What an account may do, as far as more than one app asks."""

from typing import Any


def can_access_admin(user: Any) -> bool:
    """Whether an account opens the editors' side."""
    return user.is_active and user.has_perm("wagtailadmin.access_admin")
