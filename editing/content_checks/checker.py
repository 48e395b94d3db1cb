"""Wagtail's content checker with our rules."""

from typing import Any

from django.forms import Media
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.models import Page

from .registry import registered_rules
from .rules import RULES, STOCK, Rule

STOCK_ALT_RULE = "alt-text-quality"  # knows English file names only; two of ours know more
#: Chinese has no italics: bold alone makes a line look like a heading, which axe would let pass.
BOLD_LINE = {
    "id": "p-as-heading",
    "options": {"margins": [{"weight": 150}, {"size": 1.4}], "passLength": 1, "failLength": 0.5},
}


class ChineseContentChecker(ContentCheckerItem):
    """The checks of `rules.py`; those of other apps get their settings when a page is previewed."""

    def __init__(self, page: Page | None = None, in_editor: bool = False) -> None:
        super().__init__(in_editor=in_editor)
        self.page = page

    @property
    def media(self) -> Media:
        return Media(js=["editing/content_checks/checks.js"])

    def rules(self) -> list[Rule]:
        """All our rules, with what other apps know of this page."""
        return [*RULES, *registered_rules(self.page if isinstance(self.page, Page) else None)]

    def get_axe_run_only(self, request: Any) -> list[str]:
        stock = [rule for rule in super().get_axe_run_only(request) if rule != STOCK_ALT_RULE]
        return [*stock, *(rule.key for rule in (*RULES, *registered_rules(None)))]

    def get_axe_custom_rules(self, request: Any) -> list[dict[str, Any]]:
        stock = [rule for rule in super().get_axe_custom_rules(request) if rule["id"] != STOCK_ALT_RULE]
        return [*stock, *(rule.spec for rule in (*RULES, *registered_rules(None)))]

    def get_axe_custom_checks(self, request: Any) -> list[dict[str, Any]]:
        ours = [{"id": f"check-{rule.key}", "options": rule.options} for rule in self.rules()]
        return [*super().get_axe_custom_checks(request), BOLD_LINE, *ours]

    def get_axe_messages(self, request: Any) -> dict[str, Any]:
        ours = {rule.key: (rule.name, rule.help) for rule in (*RULES, *registered_rules(None))} | STOCK
        told = {key: {"error_name": name, "help_text": help_text} for key, (name, help_text) in ours.items()}
        return {**super().get_axe_messages(request), **told}
