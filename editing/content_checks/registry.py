"""Checks that lean on what only one app knows: the app registers a rule, and how its settings follow from a page."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from wagtail.models import Page

from .rules import Rule

#: The settings of a rule for one page, as its script takes them.
Options = Callable[[Page], dict[str, Any]]

REGISTERED: dict[str, tuple[Rule, Options]] = {}


def register_rule(rule: Rule, options: Options) -> None:
    """Check every page by this rule too; its own options count where there is no page."""
    REGISTERED[rule.key] = (rule, options)


def registered_rules(page: Page | None) -> Iterator[Rule]:
    """The rules of all apps with their settings for a page."""
    for rule, options in REGISTERED.values():
        yield replace(rule, options=options(page)) if page else rule
