"""The editor's own rules for one record, in Chinese and by column: what `full_clean` says, without its queries.

Uniqueness is the matching's business: a row that names an existing record changes it.
"""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import CheckConstraint, Model

from core.publication_checks import PublicationAttempt, Stage, objections
from honours.models import Honour, Merchant

from .columns import BY_FIELD
from .conditions import holds
from .rows import RowProblem

_CHECKED: dict[type[Model], set[str]] = {
    Merchant: {"title", "registered_name", "kind", "address"},  # the cell has checked the credit code
    Honour: {"number", "notice_on", "notice_until", "issued_on", "valid_to", "withdrawn_on", "withdrawal_reason"},
}
_UNCHECKED = {
    model: {field.name for field in model._meta.fields if field.name not in checked}
    for model, checked in _CHECKED.items()
}
_CONSTRAINTS = {
    model: [rule for rule in model._meta.constraints if isinstance(rule, CheckConstraint)] for model in _CHECKED
}
#: What to do about a cell that must not be empty, where it is not plain.
_REMEDIES = {BY_FIELD["kind"].name: "请填企业或个体工商户；写了统一社会信用代码的可以不填。"}
#: Fields without a column of their own speak through the one that decides them.
_SPEAKS_FOR = {"notice_until": "notice_on", "merchant": "kind", NON_FIELD_ERRORS: "number"}


def problems_of(record: Merchant | Honour) -> list[RowProblem]:
    """What the rules say against a record; a check that fills in values does so."""
    found = list(_problems(record.clean_fields, record, _UNCHECKED[type(record)]))
    found = found or list(_problems(record.clean, record))
    found = found or list(_broken_constraints(record))
    return found or [RowProblem(_column(NON_FIELD_ERRORS), text) for text in _objections(record)]


def _objections(record: Merchant | Honour) -> list[str]:
    return objections(PublicationAttempt(record, Stage.BATCH))


def _problems(check, record: Merchant | Honour, *args) -> Iterator[RowProblem]:
    try:
        check(*args)
    except ValidationError as refusal:
        for field, errors in refusal.update_error_dict({}).items():
            name = _column(field)
            yield from (RowProblem(name, _reason(name, error)) for error in errors)


def _broken_constraints(record: Merchant | Honour) -> Iterator[RowProblem]:
    for rule in _CONSTRAINTS[type(record)]:
        condition: Any = rule.condition
        if holds(condition, record) is False:
            first = condition.children[0][0].partition("__")[0]
            yield RowProblem(_column(first), str(rule.get_violation_error_message()))


def _column(field: str) -> str:
    return BY_FIELD[_SPEAKS_FOR.get(field, field)].name


def _reason(column: str, error: ValidationError) -> str:
    params = error.params or {}
    match error.code:
        case "blank" | "null":
            return f"“{column}”不能空着。{_REMEDIES.get(column, '')}"
        case "max_length":
            return f"“{column}”最多 {params['limit_value']} 个字，现有 {params['show_value']} 个，请缩短。"
        case _:
            return error.messages[0]
