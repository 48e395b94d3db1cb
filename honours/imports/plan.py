"""What would become of each row: nothing is written here, and nothing but the matching asks the database.

New records get their random public names when they are written.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from honours.models import Honour, Merchant
from honours.numbers import StoredNumbers

from .changing import FieldChange
from .choices import Choices
from .fresh import fresh
from .matching import Key, Matches, Target, merchant_keys
from .repeats import award_key, keys_of, plaque_key
from .rows import ImportRowData, RowProblem
from .states import Fate

_STAND_IN = -1  # the key of a merchant that is not saved yet, while the rules look at its honour


@dataclass
class RowOutcome:
    """A row with its fate, and the records as the row leaves them."""

    row: ImportRowData
    problems: list[RowProblem] = field(default_factory=list)
    merchant: FieldChange | None = None
    honour: FieldChange | None = None

    @property
    def fate(self) -> Fate:
        """What an import would do with the row."""
        if self.problems or not (self.merchant and self.honour):
            return Fate.FAULTY
        if self.honour.is_new:
            return Fate.NEW
        return Fate.CHANGED if self.honour.diff or self.merchant.diff else Fate.SAME

    @property
    def diff(self) -> list[list[str]]:
        """Column, old text, new text of all that changes on records that are there."""
        changes = (self.merchant, self.honour) if self.fate != Fate.FAULTY else ()
        return [list(one) for change in changes if change for one in change.diff]


class Planner:
    """Plans a list chunk by chunk, in order. `repeated`: hashes of the keys that the list names more than once."""

    def __init__(self, repeated: set[int]) -> None:
        self.choices = Choices.load()
        self._stored = StoredNumbers(Honour.objects.all())
        self._repeated = repeated
        self._merchants: dict[Key, Target] = {}
        self._lines: dict[Key, int] = {}

    def plan(self, rows: list[ImportRowData]) -> list[RowOutcome]:
        """The outcomes of the next rows."""
        self._matches = Matches.load(rows, self.choices, self._known(rows), self._stored)
        return [self._outcome(row) for row in rows]

    def _known(self, rows: Iterable[ImportRowData]) -> list[Target]:
        keys = (key for row in rows for key in merchant_keys(row.values))
        found = {id(target): target for key in keys if (target := self._merchants.get(key))}
        return list(found.values())

    def _outcome(self, row: ImportRowData) -> RowOutcome:
        outcome = RowOutcome(row, list(row.problems))
        if outcome.problems:
            return outcome
        named = row.values
        values = self.choices.resolve(named, outcome.problems)
        outcome.problems += _missing(named) + self._doubles(named)
        if outcome.problems:
            return outcome
        honour = self._matches.honour(values["scheme"].pk, values["number"])
        target = self._matches.merchant_of(named, honour)
        if isinstance(target, RowProblem):
            outcome.problems.append(target)
            return outcome
        self._change(outcome, values, honour, target or Target(fresh(Merchant)))
        return outcome

    def _doubles(self, values: dict[str, str]) -> list[RowProblem]:
        """What an earlier row of the same list already said."""
        if line := self._lines.get(plaque_key(values)):
            return [RowProblem("牌匾编号", f"与第 {line} 行的荣誉项目、牌匾编号重复，请删去一行或改正编号。")]
        if "credit_code" in values and (line := self._lines.get(award_key(values))):
            return [RowProblem("统一社会信用代码", f"第 {line} 行已有同一家商户的同一荣誉、同一授予日期，请核对代码。")]
        return []

    def _change(self, outcome: RowOutcome, values: dict[str, Any], honour: Honour | None, target: Target) -> None:
        merchant = outcome.merchant = FieldChange(target.record, is_new=target.record.pk is None and not target.line)
        merchant.fill(values, self.choices)
        outcome.problems += self._merchant_problems(merchant, target)
        plaque = outcome.honour = self._plaque(honour, target.record, values)
        plaque.fill(values, self.choices)
        outcome.problems += plaque.problems(self.choices) if not outcome.problems else []
        if outcome.problems:
            merchant.take_back()
            return
        if merchant.is_new:
            self._matches.remember(target)
        target.line = target.line or outcome.row.line
        self._remember(outcome.row, target)

    def _merchant_problems(self, change: FieldChange, target: Target) -> list[RowProblem]:
        if target.line:
            return [
                RowProblem(
                    name, f"与第 {target.line} 行是同一家商户，这一格却不同（那一行是“{old or '空'}”），请改成一致。"
                )
                for name, old, _ in change.diff
            ]
        if change.is_new and not (change.record.credit_code or change.record.address):
            name = "统一社会信用代码"
            return [RowProblem(name, "新商户要填统一社会信用代码，或者地址、摊位号，才分得清是哪一家。")]
        return change.problems(self.choices)

    @staticmethod
    def _plaque(honour: Honour | None, merchant: Merchant, values: dict[str, Any]) -> FieldChange:
        record = honour or fresh(Honour)
        if not honour:
            record.scheme, record.number = values["scheme"], values["number"]
        record.merchant_id = merchant.pk or _STAND_IN
        Honour._meta.get_field("merchant").set_cached_value(record, merchant)
        return FieldChange(record, is_new=honour is None)

    def _remember(self, row: ImportRowData, target: Target) -> None:
        """Keep what later rows must know."""
        for key in keys_of(row.values):
            if hash(key) not in self._repeated:
                continue
            if key[0] in ("plaque", "award"):
                self._lines[key] = row.line
            else:
                self._merchants[key] = target


def _missing(values: dict[str, str]) -> list[RowProblem]:
    remedy = "每行都要填。"
    needed = {"scheme": "荣誉项目", "number": "牌匾编号"}
    return [RowProblem(name, f"“{name}”空着。{remedy}") for field, name in needed.items() if field not in values]
