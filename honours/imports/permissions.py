"""Who may import. An import adds and changes merchants and honours of any spot; that it publishes them is reviewed."""

from typing import Any

from wagtail.admin.auth import user_passes_test

from editing.reviews.views.screen import is_reviewer
from honours.merchants.row_permissions import has_site_scope

_BOTH = ("merchant", "honour")
RIGHTS = [f"honours.{action}_{model}" for model in _BOTH for action in ("add", "change")]


def may_import(user: Any) -> bool:
    """Whether a user may use these screens: a list names merchants anywhere, so its hand must reach everywhere."""
    return user.has_perms(RIGHTS) and has_site_scope(user)


def may_publish(user: Any) -> bool:
    """Whether a user may write a reviewed list, or take one back."""
    return may_import(user) and user.has_perms([f"honours.publish_{model}" for model in _BOTH])


def may_look(user: Any) -> bool:
    """Whether a user may open a list: who imports, and who takes a step of its review."""
    return may_import(user) or is_reviewer(user)


importers_only = user_passes_test(may_import)
lookers_only = user_passes_test(may_look)
publishers_only = user_passes_test(may_publish)
