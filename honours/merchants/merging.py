"""Two records of one merchant become one: what differs, what stands against it, and the merge itself."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product, starmap
from typing import Any
from uuid import uuid4

from django.contrib.admin.utils import label_for_field
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex, Revision

from editing.reviews.authority import BypassReason, acting_for_system
from editing.reviews.confirmation.changes import Deed, note

from ..history.changes import changes
from ..history.recording import record_move
from ..history.states import HonourState, MerchantKind
from ..history.timeline import Spell, Timeline
from ..models import FormerMerchant, Honour, Merchant, MerchantFact
from .expiry import store_expiry

#: What is chosen together: a consent goes with what it was given for.
VOLUNTARY = ("opening", "show_opening", "intro", "show_intro", "consent_on")
UNITS: dict[str, tuple[str, ...]] = {
    **{name: (name,) for name in ("title", "registered_name", "credit_code", "kind", "trade", "spot", "address")},
    "voluntary": VOLUNTARY,
}
HELD = (HonourState.NOTICE, HonourState.VALID)
ACTION = "honours.merge"


class MergeRefusedError(Exception):
    """A merge that must not be; the message is for the editor."""


@dataclass(frozen=True)
class Difference:
    """Fields that the two records fill in differently, as text, and whether the other's suit better."""

    name: str
    label: str
    kept: str
    others: str
    prefers_other: bool


@dataclass
class Merge:
    """A merchant that stays, and another whose honours, sources and addresses it takes over."""

    keep: Merchant
    other: Merchant

    @property
    def records(self) -> tuple[Merchant, Merchant]:
        """Both, the one that stays first."""
        return self.keep, self.other

    @cached_property
    def honours(self) -> list[Honour]:
        """The honours of both, the kept merchant's first, each with its history."""
        found = Honour.objects.filter(merchant__in=[self.keep, self.other]).with_histories().order_by("scheme", "pk")
        return sorted(found, key=lambda honour: honour.merchant_id != self.keep.pk)

    @property
    def moving(self) -> list[Honour]:
        """The honours that change hands."""
        return [honour for honour in self.honours if honour.merchant_id == self.other.pk]

    @cached_property
    def moving_facts(self) -> list[MerchantFact]:
        """The other's sources, without those that the kept merchant names already."""
        known = {_fact(fact) for fact in self.keep.facts.all()}
        return [fact for fact in self.other.facts.all() if _fact(fact) not in known]

    def differences(self) -> Iterator[Difference]:
        """What an editor has to choose between; a filled-in value is proposed over an empty one."""
        for name, fields in UNITS.items():
            kept, others = _values(self.keep, fields), _values(self.other, fields)
            if kept != others:
                better = not any(kept) if name != "kind" else not self.allows(self.keep.kind)
                yield Difference(name, _label(name), _text(self.keep, name), _text(self.other, name), better)

    def allows(self, kind: str) -> bool:
        """Whether every scheme of the honours may be given to a merchant of this kind."""
        return all(honour.scheme.merchant_kind in ("", kind) for honour in self.honours)

    def obstacles(self) -> list[str]:
        """Why the two cannot be merged, whatever is chosen; empty when they can."""
        return [*self._unready(), *self._overlaps(), *self._misfits()]

    def seen(self) -> str:
        """A fingerprint of all that an editor decides on, to notice a change since."""
        state = [_values(record, ("live", *sum(UNITS.values(), ()))) for record in self.records]
        holders = [(honour.pk, honour.merchant_id, str(honour.facts)) for honour in self.honours]
        return hashlib.sha256(repr((state, holders)).encode("utf-8", "surrogatepass")).hexdigest()

    def lines(self, from_other: set[str]) -> list[list[str]]:
        """What the merge brings, for the second person: what differs, and the honours that change hands."""
        told = [[one.label, one.kept, one.others if one.name in from_other else one.kept] for one in self.differences()]
        moved = [[f"{honour.scheme} {honour.number}", str(self.other), str(self.keep)] for honour in self.moving]
        return [
            ["并入", f"{self.other}（{self.other.public_id}）", f"{self.keep}（{self.keep.public_id}）"],
            *told,
            *moved,
        ]

    def _unready(self) -> Iterator[str]:
        if not self.keep.live:
            yield f"要保留的“{self.keep}”还没有发布，请先发布，或者对调两条记录。"
        if not self.other.live:
            yield f"“{self.other}”（{self.other.public_id}）还没有公开，没审过的内容不能并进公开的商户；请先送审。"
        codes = {record.credit_code for record in self.records} - {None, ""}
        if len(codes) > 1:
            yield "两条记录的统一社会信用代码不同，是两家单位，不能合并。代码登记错了，请先改正并送审。"
        for record in self.records:
            if record.locked:
                yield f"“{record}”（{record.public_id}）被锁定了，请先解锁。"
            if record.live and record.has_unpublished_changes:
                yield f"“{record}”（{record.public_id}）有一份还没发布的修改，请先发布或放弃。"
            elif record.workflow_in_progress:
                yield f"“{record}”（{record.public_id}）正在审校，请等审校结束。"

    def _overlaps(self) -> Iterator[str]:
        held = {honour: _spells_held(honour) for honour in self.honours}
        own = [honour for honour in held if honour.merchant_id == self.keep.pk]
        for mine, theirs in product(own, self.moving):
            if mine.scheme_id == theirs.scheme_id and any(starmap(_overlap, product(held[mine], held[theirs]))):
                yield (
                    f"两条记录都有“{mine.scheme}”，公示或有效的日期重叠（编号 {mine.number} 和 {theirs.number}）。"
                    "同一家店不能同时有两块，请先撤销或改正其中一块的日期。"
                )

    def _misfits(self) -> Iterator[str]:
        if not any(self.allows(kind) for kind in {self.keep.kind, self.other.kind}):
            rules = {honour.scheme: honour.scheme.get_merchant_kind_display() for honour in self.honours}
            limits = "，".join(f"“{scheme}”只授予{kind}" for scheme, kind in rules.items() if kind)
            yield f"类型对不上：{limits}，合并后的商户不可能都符合。请先核对营业执照，改正类型或荣誉。"


def merge(keep_pk: int, other_pk: int, from_other: set[str], seen: str, user: Any) -> Merchant:
    """Merge for good, in one transaction; `from_other` names the units whose values the other gives.

    Raise MergeRefusedError, with nothing written, when something stands against it or changed since it was `seen`.
    """
    try:
        with transaction.atomic():
            found = Merchant.objects.select_for_update().order_by("pk").in_bulk([keep_pk, other_pk])
            if len(found) != 2:
                raise MergeRefusedError("其中一条记录已经不在了，可能刚刚被别人合并过。")
            plan = Merge(found[keep_pk], found[other_pk])
            if plan.seen() != seen:
                raise MergeRefusedError("你核对之后，记录又有变动，什么都没有合并。请看过新的内容再确认。")
            if obstacles := plan.obstacles():
                raise MergeRefusedError(obstacles[0])
            lines = plan.lines(from_other)
            merged = _carry_out(plan, from_other, user)
            note(Deed.MERGED, merged, lines)
            return merged
    except ValidationError as error:
        raise MergeRefusedError("；".join(error.messages)) from error
    except IntegrityError as error:
        raise MergeRefusedError("合并途中有人改动了同一条记录，什么都没有合并，请再试一次。") from error


def _carry_out(plan: Merge, from_other: set[str], user: Any) -> Merchant:
    keep, other, honours = plan.keep, plan.other, plan.moving
    former = FormerMerchant(public_id=other.public_id, merchant=keep, values=other.serializable_data())
    taken = {field: getattr(other, field) for name in from_other for field in UNITS[name]}
    _move_all(plan)
    _forget(other, user, former)
    former.save()
    keep = Merchant.objects.get(pk=keep.pk)
    for field, value in taken.items():
        setattr(keep, field, value)
    if not plan.allows(keep.kind):
        raise ValidationError(f"有的荣誉不授予{MerchantKind(keep.kind).label}，请选另一个类型。")
    revision = keep.save_revision(user=user)
    with acting_for_system(BypassReason.MERGING, of=Merchant):
        revision.publish(user=user, log_action=False)
    note = f"并入了“{former}”，转来荣誉 {len(honours)} 项。"
    _log(keep, user, note, revision=revision)
    public = [honour for honour in honours if honour.live]
    record_move(public, str(other), str(keep), timezone.localdate())
    for honour in honours:
        honour.merchant = keep
        _log(honour, user, f"随商户合并，从“{former}”转到“{keep}”。")
    return keep


def _move_all(plan: Merge) -> None:
    """Let everything that points at the other merchant point at the kept one. Histories are not touched."""
    kept_facts = [fact.pk for fact in plan.moving_facts]
    MerchantFact.objects.filter(merchant=plan.other).exclude(pk__in=kept_facts).delete()
    for field in _references():
        pointing = field.model._base_manager.filter(**{field.name: plan.other})
        records = list(pointing) if ReferenceIndex.model_is_indexable(field.model) else []
        pointing.update(**{field.name: plan.keep})
        for record in records:
            setattr(record, field.name, plan.keep)
            ReferenceIndex.create_or_update_for_object(record)
    store_expiry([plan.keep.pk])
    _rewrite_revisions(plan)


def _references() -> list[models.ForeignObject]:
    """Every foreign key to a merchant, of any app."""
    return [
        relation.field
        for relation in Merchant._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ForeignObjectRel) and not relation.many_to_many
    ]


def _rewrite_revisions(plan: Merge) -> None:
    """No draft, schedule or older version of an honour may bring the other merchant back."""
    drafts = Honour.objects.filter(has_unpublished_changes=True, latest_revision__content__merchant=plan.other.pk)
    keys = {honour.pk for honour in plan.moving} | set(drafts.values_list("pk", flat=True))
    revisions = list(Revision.objects.filter(honour__in=keys, content__merchant=plan.other.pk))
    for revision in revisions:
        revision.content["merchant"] = plan.keep.pk
    Revision.objects.bulk_update(revisions, ["content"], batch_size=200)


def _forget(other: Merchant, user: Any, former: FormerMerchant) -> None:
    """Take the other's record away: a second one with its code and name would block every later import."""
    _log(other, user, f"并入了“{former.merchant}”（{former.merchant.public_id}）。", deleted=True)
    Merchant.objects.get(pk=other.pk).delete()


def _log(record: Merchant | Honour, user: Any, note: str, **about: Any) -> None:
    # A history shows one entry of a kind per request, so each needs an id of its own.
    log(record, ACTION, user=user, uuid=uuid4(), content_changed=True, data={"note": note}, **about)


def _fact(fact: MerchantFact) -> tuple[Any, ...]:
    return fact.kind, fact.source, fact.as_of, fact.until


def _values(record: Merchant, fields: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(record.serializable_value(field) for field in fields)


def _label(name: str) -> str:
    return "店家自愿公开的内容" if name == "voluntary" else str(label_for_field(name, Merchant))


def _text(record: Merchant, name: str) -> str:
    if name == "voluntary":
        return _voluntary(record)
    return str(record.get_kind_display() if name == "kind" else getattr(record, name) or "")


def _voluntary(record: Merchant) -> str:
    parts = [
        f"营业时间（{'公开' if record.show_opening else '不公开'}）：{record.opening}" if record.opening else "",
        f"店铺介绍（{'公开' if record.show_intro else '不公开'}）：{record.intro}" if record.intro else "",
        f"书面同意：{record.consent_on}" if record.consent_on else "",
    ]
    return "\n".join(filter(None, parts))


def _spells_held(honour: Honour) -> list[Spell]:
    """When an honour is on the wall or under notice; a draft's as its publication would bring it."""
    told = [event.happening() for event in honour.events.all()]
    today = timezone.localdate()
    told = told or list(changes(honour.facts, Timeline.after([]), today))
    return [spell for spell in Timeline.after(told).spells() if spell.state in HELD]


def _overlap(one: Spell, two: Spell) -> bool:
    return (one.ends_on is None or two.starts_on <= one.ends_on) and (
        two.ends_on is None or one.starts_on <= two.ends_on
    )
