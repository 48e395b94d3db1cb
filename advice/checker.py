"""Wagtail's content checker with our rules."""

from typing import Any

from django.forms import Media
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.models import Page

from .ended import ended_numbers
from .rules import ENDED_HONOUR, RULES, STOCK, Rule

STOCK_ALT_RULE = "alt-text-quality"  # knows English file names only; two of ours know more
#: Chinese has no italics: bold alone makes a line look like a heading, which axe would let pass.
BOLD_LINE = {
    "id": "p-as-heading",
    "options": {"margins": [{"weight": 150}, {"size": 1.4}], "passLength": 1, "failLength": 0.5},
}


class ChineseContentChecker(ContentCheckerItem):
    """The checks of `rules.py`; the honours that a page names are looked up when it is previewed."""

    def __init__(self, page: Page | None = None, in_editor: bool = False) -> None:
        super().__init__(in_editor=in_editor)
        self.page = page

    @property
    def media(self) -> Media:
        return Media(js=["advice/checks.js"])

    def rules(self) -> list[Rule]:
        """All our rules, with the ended honours of this page."""
        numbers = ended_numbers(self.page) if isinstance(self.page, Page) else []
        ended = Rule(**{**vars(ENDED_HONOUR), "options": {"numbers": numbers}})
        return [*RULES, ended]

    def get_axe_run_only(self, request: Any) -> list[str]:
        stock = [rule for rule in super().get_axe_run_only(request) if rule != STOCK_ALT_RULE]
        return [*stock, *(rule.key for rule in (*RULES, ENDED_HONOUR))]

    def get_axe_custom_rules(self, request: Any) -> list[dict[str, Any]]:
        stock = [rule for rule in super().get_axe_custom_rules(request) if rule["id"] != STOCK_ALT_RULE]
        return [*stock, *(rule.spec for rule in (*RULES, ENDED_HONOUR))]

    def get_axe_custom_checks(self, request: Any) -> list[dict[str, Any]]:
        ours = [{"id": f"check-{rule.key}", "options": rule.options} for rule in self.rules()]
        return [*super().get_axe_custom_checks(request), BOLD_LINE, *ours]

    def get_axe_messages(self, request: Any) -> dict[str, Any]:
        ours = {rule.key: (rule.name, rule.help) for rule in (*RULES, ENDED_HONOUR)} | STOCK
        told = {key: {"error_name": name, "help_text": help_text} for key, (name, help_text) in ours.items()}
        return {**super().get_axe_messages(request), **told}
