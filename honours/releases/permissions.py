"""Who may prepare a release, and who may publish it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.admin.auth import user_passes_test

from editing.reviews.views.screen import is_reviewer
from honours.merchants.row_permissions import has_site_scope

from .models import Release

PUBLISH = ["honours.change_honour", "honours.publish_honour"]
PUBLISH_MERCHANTS = "honours.publish_merchant"


def may_prepare(user: Any) -> bool:
    """Whether a user may collect honours: of any spot, as a release holds them."""
    return user.has_perm("honours.change_honour") and has_site_scope(user)


def may_publish(user: Any) -> bool:
    """Whether a user may publish, plan and take back."""
    return may_prepare(user) and user.has_perms(PUBLISH)


def may_change(user: Any, release: Release) -> bool:
    """Whether a user may alter this release: once its moment is set, only those who could set it."""
    return release.is_open and (may_publish(user) if release.planned_for else may_prepare(user))


def require_change(user: Any, release: Release) -> None:
    """Raise PermissionDenied unless the user may alter this release."""
    if not may_change(user, release):
        raise PermissionDenied


def may_look(user: Any) -> bool:
    """Whether a user may open a release: who prepares, and who takes a step of its review."""
    return may_prepare(user) or is_reviewer(user)


lookers_only = user_passes_test(may_look)
preparers_only = user_passes_test(may_prepare)
publishers_only = user_passes_test(may_publish)
