"""The editor's form of a question."""

from typing import Any

from wagtail.admin.forms.models import WagtailAdminModelForm

from .kinds import fault


class QuestionForm(WagtailAdminModelForm):
    """Checks the options against the kind, so that no question goes out that cannot be answered right."""

    def is_valid(self) -> bool:
        """Also ask the rule of the kind, once the options are known."""
        if not super().is_valid():
            return False
        if problem := fault(self.cleaned_data["kind"], self._options()):
            self.add_error("kind", problem)
        return not self.errors

    def _options(self) -> list[tuple[str, bool]]:
        rows: list[dict[str, Any]] = [form.cleaned_data for form in self.formsets["options"].ordered_forms]
        return [(row["text"], row["is_right"]) for row in rows]
