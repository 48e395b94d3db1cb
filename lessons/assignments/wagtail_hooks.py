"""What assignments add to the admin."""

from django.contrib.auth.models import Permission
from wagtail import hooks

from .viewsets import viewsets


@hooks.register("register_admin_viewset")
def register_assignments():
    """Assignments and staff sheets."""
    return viewsets


@hooks.register("register_permissions")
def register_branch_permission():
    """Who sees the numbers of the own unit, on the public side."""
    return Permission.objects.filter(content_type__app_label="assignments", codename="view_own_branch")
