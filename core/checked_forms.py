"""Editors' forms that ask the gates before anything is saved: a reason on the form instead of an error page."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import BaseConstraint, CheckConstraint, Q, UniqueConstraint
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.forms import WagtailAdminModelForm

from .publication_checks import PublicationAttempt, Stage, objections

_LEADS_TO = {
    "action-publish": Stage.FORM,
    "action-submit": Stage.REVIEW,
    "action-restart-workflow": Stage.REVIEW,
    "action-workflow-action": Stage.REVIEW,
}


class _Linked(SafeString):
    """An objection with a link: Wagtail puts an empty prefix before each, which would make plain text of it."""

    def __radd__(self, prefix: str) -> SafeString:
        return format_html("{}{}", prefix, SafeString(self))


class CheckedFormMixin:
    """Asks about the record as the form would save it, its inline rows included.

    What a constraint of the table objects to is told at the field that it is about, not above the form.
    """

    def _update_errors(self, errors: ValidationError) -> None:
        """As Django does, but what a constraint says stands at the last field of the form that it names."""
        form: Any = self
        told = errors.update_error_dict({})
        above = told.pop(NON_FIELD_ERRORS, [])
        for error in above:
            told.setdefault(_place_of(error, form), []).append(error)
        super()._update_errors(ValidationError(told))  # type: ignore[misc]

    def is_valid(self) -> bool:
        """False with a reason above the form where a gate objects."""
        form: Any = self
        if not super().is_valid():  # type: ignore[misc]
            return False
        moment = next((moment for name, moment in _LEADS_TO.items() if form.data.get(name)), None)
        if moment is None or form.data.get("workflow-action-name") == "reject":
            return True
        user = getattr(form, "for_user", None)
        texts = [text for one in self._records() for text in objections(PublicationAttempt(one, moment, user=user))]
        for text in dict.fromkeys(texts):
            form.add_error(None, _Linked(text) if isinstance(text, SafeString) else text)
        return not texts

    def _records(self) -> list[Any]:
        form: Any = self
        rows = [
            row.instance
            for formset in getattr(form, "formsets", {}).values()
            for row in formset.forms
            if row.has_changed() and not getattr(row, "cleaned_data", {}).get("DELETE")
        ]
        return [form.instance, *rows]


def _place_of(error: ValidationError, form: Any) -> str:
    """Where an editor would mend what a constraint of the record's table objects to; above the form for all else."""
    for _, constraints in form.instance.get_constraints():
        for one in constraints:
            if one.get_violation_error_message() in error.messages:
                names = set(one.fields) if isinstance(one, UniqueConstraint) else _checked(one)
                return next((name for name in reversed(list(form.fields)) if name in names), NON_FIELD_ERRORS)
    return NON_FIELD_ERRORS


def _checked(constraint: BaseConstraint) -> set[str]:
    condition = getattr(constraint, "condition", None) if isinstance(constraint, CheckConstraint) else None
    return set(condition.referenced_base_fields) if isinstance(condition, Q) else set()


class CheckedRecordForm(CheckedFormMixin, WagtailAdminModelForm):
    """The editor's form of a record with drafts."""
