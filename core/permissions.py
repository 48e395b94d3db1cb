"""What an account may do, as far as more than one app asks."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Page


def can_access_admin(user: Any) -> bool:
    """Whether an account opens the editors' side."""
    return user.is_active and user.has_perm("wagtailadmin.access_admin")


def may_read(request: HttpRequest, page: Page) -> bool:
    """Whether every restriction above a page lets this visitor in."""
    return all(restriction.accept_request(request) for restriction in page.get_view_restrictions())
