"""Who may import: an import adds, changes and publishes both merchants and honours at once."""

from typing import Any

from wagtail.admin.auth import user_passes_test

RIGHTS = [f"honours.{action}_{model}" for model in ("merchant", "honour") for action in ("add", "change", "publish")]


def may_import(user: Any) -> bool:
    """Whether a user may use these screens."""
    return user.has_perms(RIGHTS)


importers_only = user_passes_test(may_import)
