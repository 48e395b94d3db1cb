"""The menu entry, the addresses, and the way in from the list of honours."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core.admin_menu import PUBLISHING
from editing.reviews.lists import ListReview

from . import urls
from .bulk_actions import AddToRelease
from .checklist import Checklist
from .models import Release
from .permissions import may_prepare
from .reviewing import review_of
from .states import ReleaseState

hooks.register("register_bulk_action", AddToRelease)


class ReleasesMenuItem(MenuItem):
    """Shown to those who may prepare a release."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_prepare(request.user)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    return [path("releases/", include(urls))]


@hooks.register("lists_under_review")
def lists_under_review(user: Any) -> Iterator[tuple[ListReview, str]]:
    """Releases whose review has begun, for the screen of what waits."""
    for release in Release.objects.filter(state=ReleaseState.PREPARING):
        review = review_of(release, Checklist.of(release), user)
        if review.due:
            yield review, reverse("releases:detail", args=[release.pk])


@hooks.register(PUBLISHING.hook)
def register_menu_item() -> MenuItem:
    return ReleasesMenuItem("批量发布", reverse("releases:index"), name="releases", icon_name="upload", order=20)
