"""Pages made once: an existing page of the same slug under the same parent stays as editors left it."""

from collections.abc import Callable
from typing import Any, TypeVar

from wagtail.models import Page

from core.models import BasePage

AnyPage = TypeVar("AnyPage", bound=BasePage)


def page(parent: Page, kind: type[AnyPage], slug: str, facts: Callable[[], dict[str, Any]]) -> AnyPage:
    """The page of that kind and slug below a parent, made and published from `facts()` if it is not there yet."""
    if existing := kind.objects.child_of(parent).filter(slug=slug).first():
        return existing
    made = parent.add_child(instance=kind(slug=slug, **facts()))
    made.save_revision().publish()
    return made
