"""Which records on the site a row means.

An honour is found by 荣誉项目 and 牌匾编号; a merchant by its credit code, else by 招牌名 and 地址. A chunk of rows is
matched with four queries.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from core.signs import lookalike_key
from honours.models import Honour, Merchant
from honours.numbers import StoredNumbers

from .choices import Choices
from .rows import ImportRowData, RowProblem

Key = tuple[str, ...]


def merchant_keys(values: dict[str, str]) -> list[Key]:
    """By what a row's merchant is known, the surest first."""
    keys: list[Key] = [("code", values["credit_code"])] if "credit_code" in values else []
    if "title" in values:
        keys.append(("place", values["title"], values.get("address", "")))
    return keys


@dataclass
class Target:
    """A merchant as the list leaves it, and the row that last wrote to it (0: none yet)."""

    record: Merchant
    line: int = 0


@dataclass
class Matches:
    """The records that a chunk of rows means."""

    honours: dict[tuple[int, str], Honour] = field(default_factory=dict)
    alike: dict[tuple[int, str], Honour] = field(default_factory=dict)  # by what the number looks like
    by_pk: dict[int, Target] = field(default_factory=dict)
    by_code: dict[str, Target] = field(default_factory=dict)
    by_place: dict[tuple[str, str], list[Target]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def load(
        cls, rows: Iterable[ImportRowData], choices: Choices, known: Iterable[Target], stored: StoredNumbers
    ) -> "Matches":
        """Ask the database; a merchant that an earlier row wrote to is taken as that row left it (`known`)."""
        matches = cls()
        for target in known:
            matches.remember(target)
        values = [row.values for row in rows]
        matches._take_honours(values, choices, stored)
        codes = {one["credit_code"] for one in values if "credit_code" in one}
        holders = {honour.merchant_id for honour in matches.honours.values()}
        matches._take(Merchant.objects.filter(pk__in=holders))
        matches._take(Merchant.objects.filter(credit_code__in=codes - matches.by_code.keys()))
        titles = {one["title"] for one in values if "title" in one and one.get("credit_code") not in matches.by_code}
        matches._take(Merchant.objects.filter(title__in=titles))
        return matches

    def honour(self, scheme: int, number: str) -> Honour | None:
        """The honour of this number, or of one that nobody can tell from it."""
        return self.honours.get((scheme, number)) or self.alike.get((scheme, lookalike_key(number)))

    def _take_honours(self, values: list[dict[str, str]], choices: Choices, stored: StoredNumbers) -> None:
        schemes = {scheme.pk: scheme for scheme in choices.scheme.found.values()}
        pks = list(schemes)
        numbers = {spelling for one in values if "number" in one for spelling in stored.spellings(pks, one["number"])}
        for honour in Honour.objects.filter(scheme__in=schemes, number__in=numbers).select_related("merchant"):
            honour.scheme = schemes[honour.scheme_id]
            self.honours[honour.scheme_id, honour.number] = honour
            self.alike[honour.scheme_id, lookalike_key(honour.number)] = honour

    def _take(self, merchants: Iterable[Merchant]) -> None:
        for merchant in merchants:
            if merchant.pk not in self.by_pk:
                self.remember(Target(merchant))

    def remember(self, target: Target) -> None:
        """Let later rows find this merchant."""
        merchant = target.record
        if merchant.pk:
            self.by_pk[merchant.pk] = target
        if merchant.credit_code:
            self.by_code[merchant.credit_code] = target
        self.by_place[merchant.title, merchant.address].append(target)

    def merchant_of(self, values: dict[str, str], honour: Honour | None) -> Target | RowProblem | None:
        """The merchant a row means; None for one that is not there yet, a RowProblem when it cannot be told."""
        holder = self.by_pk[honour.merchant_id] if honour else None
        code = values.get("credit_code")
        target = (self.by_code.get(code) if code else None) or self._at_place(values, code, holder)
        if isinstance(target, RowProblem) or holder is None or target is holder:
            return target
        return RowProblem(
            "牌匾编号",
            f"这个编号的牌匾属于“{holder.record.title}”，与本行的商户对不上。请核对编号和统一社会信用代码；"
            "确实换了商户，请到“荣誉”里修改。",
        )

    def _at_place(self, values: dict[str, str], code: str | None, holder: Target | None) -> Target | RowProblem | None:
        """By name and place: merchants with another code are other merchants."""
        title = values.get("title")
        if holder and not (code and holder.record.credit_code) and title in (None, holder.record.title):
            return holder
        found = [
            target
            for target in self.by_place.get((title or "", values.get("address", "")), [])
            if not (code and target.record.credit_code)
        ]
        if len(found) > 1:
            return RowProblem(
                "招牌名",
                f"同名同址的商户有 {len(found)} 家，分不清是哪一家。请填上统一社会信用代码，或先合并重复的商户。",
            )
        return found[0] if found else None
