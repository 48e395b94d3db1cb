"""Who may import. An import adds and changes both merchants and honours; that it publishes them is reviewed."""

from typing import Any

from wagtail.admin.auth import user_passes_test

_BOTH = ("merchant", "honour")
RIGHTS = [f"honours.{action}_{model}" for model in _BOTH for action in ("add", "change")]


def may_import(user: Any) -> bool:
    """Whether a user may use these screens."""
    return user.has_perms(RIGHTS)


def may_publish(user: Any) -> bool:
    """Whether a user may write a reviewed list, or take one back."""
    return user.has_perms([*RIGHTS, *(f"honours.publish_{model}" for model in _BOTH)])


importers_only = user_passes_test(may_import)
publishers_only = user_passes_test(may_publish)
