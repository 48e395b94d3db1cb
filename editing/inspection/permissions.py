"""Who may see the inspection, and who may write it down."""

from typing import Any

from wagtail.admin.auth import user_passes_test


def may_inspect(user: Any) -> bool:
    """Whether a user may see what is wrong with the site."""
    return user.has_perm("inspection.view_monthlyrecord") or may_record(user)


def may_record(user: Any) -> bool:
    """Whether a user may write the month's figures down."""
    return user.has_perm("inspection.add_monthlyrecord")


inspectors_only = user_passes_test(may_inspect)
recorders_only = user_passes_test(may_record)
