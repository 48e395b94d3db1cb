"""Whom a lesson is set for."""

from collections.abc import Callable, Iterable

from django.db import models


class Audience(models.TextChoices):
    """What an assignment names: words on a member's account or choice, or the staff of one shop."""

    BRANCH = "branch", "单位（分会、支部）"
    PLACE = "place", "景点或街道"
    TRADE = "trade", "行业"
    STAFF = "staff", "一家店的店员"


Names = Callable[[], Iterable[str]]

_NAMES: dict[Audience, list[Names]] = {}


def register_names(audience: Audience, names: Names) -> None:
    """Say how people of an audience may be named; a room that knows places or trades calls this once."""
    _NAMES.setdefault(audience, []).append(names)


def known_names(audience: Audience) -> list[str]:
    """The names the site itself knows, to choose from."""
    return [name for names in _NAMES.get(audience, ()) for name in names()]
