"""One record as a row of the list changes it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from core.spreadsheets.texts import CLEAR, clean_text
from honours.history.states import MerchantKind
from honours.models import Honour, Merchant

from .choices import Choices
from .columns import COLUMNS, Sort
from .rows import RowProblem
from .rules import problems_of
from .showing import shown
from .tracked import put_back, values_of

_FILLED = {
    Merchant: [column for column in COLUMNS if column.of_merchant],
    Honour: [column for column in COLUMNS if not column.of_merchant and column.field not in ("scheme", "number")],
}
_LINKS = {"trade": "trade_id", "spot": "spot_id"}
_KIND_OF_CODE = {"91": MerchantKind.ENTERPRISE, "92": MerchantKind.INDIVIDUAL}  # GB 32100: registrar and class


@dataclass
class FieldChange:
    """A merchant or an honour before and after a row. `diff`: column, old text, new text; empty for a new record."""

    record: Any
    is_new: bool
    before: dict[str, Any] = field(default_factory=dict)
    diff: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def writes(self) -> bool:
        """Whether there is anything to save."""
        return self.is_new or bool(self.diff)

    def fill(self, values: dict[str, Any], choices: Choices) -> None:
        """Set what the row says; an empty cell leaves a field as it is."""
        if not self.is_new:
            self.before = values_of(self.record)
            self._old = self._texts(choices)
        for column in _FILLED[type(self.record)]:
            if column.field in values:
                _set(self.record, column.field, values[column.field], is_day=column.sort == Sort.DATE)
        self._derive()
        self._compare(choices)

    def problems(self, choices: Choices) -> list[RowProblem]:
        """What stands against the change; the rules fill in the days that follow from others."""
        if not self.is_new and not self.record.live:
            return [_refusal(self.record, "还没有发布或已经下线")]
        if not self.writes:
            return []
        found = self._conflicts() or problems_of(self.record)
        self._compare(choices)
        return found

    def take_back(self) -> None:
        """Leave the record as it was; other rows may mean it too."""
        if self.before:
            put_back(self.record, self.before)

    def _derive(self) -> None:
        record = self.record
        if isinstance(record, Merchant) and not record.kind and record.credit_code:
            record.kind = _KIND_OF_CODE.get(record.credit_code[:2], "")
        if self.before and isinstance(record, Honour) and _iso(record.notice_on) != self.before["notice_on"]:
            record.notice_until = None  # follows from the new first day

    def _conflicts(self) -> list[RowProblem]:
        if self.is_new:
            return []
        if self.record.has_unpublished_changes:
            return [_refusal(self.record, "有一份还没发布的修改")]
        return [_refusal(self.record, "被锁定了")] if self.record.locked else []

    def _texts(self, choices: Choices) -> list[str]:
        return [shown(self.record, column.field, choices) for column in _FILLED[type(self.record)]]

    def _compare(self, choices: Choices) -> None:
        if self.is_new:
            return
        names = [column.name for column in _FILLED[type(self.record)]]
        triples = zip(names, self._old, self._texts(choices), strict=True)
        self.diff = [(name, old, new) for name, old, new in triples if old != new]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _refusal(record: Merchant | Honour, state: str) -> RowProblem:
    if isinstance(record, Merchant):
        return RowProblem("招牌名", f"商户“{record.title}”{state}，请先到“商户”里处理好，再导入这一行。")
    return RowProblem("牌匾编号", f"荣誉“{record.number}”{state}，请先到“荣誉”里处理好，再导入这一行。")


def _set(record: Any, name: str, value: Any, *, is_day: bool) -> None:
    if name in _LINKS:
        target = None if value == CLEAR else value
        if getattr(record, _LINKS[name]) != (target and target.pk):
            setattr(record, name, target)
    elif is_day:
        setattr(record, name, None if value == CLEAR else date.fromisoformat(value))
    elif clean_text(getattr(record, name) or "") != (text := "" if value == CLEAR else value):
        setattr(record, name, text)
