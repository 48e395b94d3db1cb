"""From accepted applications to drafts of honours, collected in a release: what follows is the release's own review."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from editing.audit.events import AuditEvent
from editing.audit.log import record
from honours.history.states import FactKind, HonourState
from honours.models import Honour, Merchant, MerchantFact
from honours.releases.collecting import MOST, add
from honours.releases.models import Release
from honours.releases.permissions import may_prepare

from .models import Application, AwardRound

_RIGHTS = ["honours.add_merchant", "honours.add_honour"]
_DIGITS = re.compile(r"[0-9]+")
_HELD = (HonourState.VALID, HonourState.NOTICE)


def may_draft(user: Any) -> bool:
    """Whether a user may make honours of accepted applications: of any spot, as a release holds them."""
    return may_prepare(user) and user.has_perms(_RIGHTS)


@dataclass
class Drafted:
    """What became of a round's accepted applications; what was passed over keeps its reason, in Chinese."""

    release: Release | None = None
    made: int = 0
    passed_over: list[tuple[Application, str]] = field(default_factory=list)


def draft_honours(round_: AwardRound, first_number: str, notice_on: date, user: Any) -> Drafted:
    """Make a draft of an honour for each accepted application, numbered in the order of receipt, in a new release.

    An application is drafted once: its row is held while it is looked at.
    """
    drafted = Drafted()
    with transaction.atomic():
        ready = Application.objects.select_for_update(of=("self",)).filter(round=round_).without_draft()
        keys: list[int] = []
        number = first_number
        for application in ready.select_related("round__scheme").order_by("received_on", "pk")[:MOST]:
            if reason := _obstacle(application):
                drafted.passed_over.append((application, reason))
                continue
            try:
                with transaction.atomic():
                    keys.append(_draft(application, number, notice_on, user).pk)
                number = following(number)
            except ValidationError as error:
                drafted.passed_over.append((application, "；".join(error.messages)))
        if keys:
            title = f"{round_.title} 申报公示"[:60]
            drafted.release = Release.objects.create(title=title, made_by_id=user.pk)
            drafted.made = add(drafted.release, keys, user)
            record(user, AuditEvent.SETTING, round_, 建立公示草稿=drafted.made, 批量发布=str(drafted.release))
    return drafted


def merchant_of(credit_code: str) -> Merchant | None:
    """The merchant with a credit code, also one that answers for a merged record which had it."""
    own = Merchant.objects.filter(credit_code=credit_code).first()
    return own or Merchant.objects.filter(formers__values__credit_code=credit_code).first()


def following(number: str) -> str:
    """The plaque number after another: its last digits counted on, as wide as they were.

    >>> following("渝中诚信2027-009"), following("甲99")
    ('渝中诚信2027-010', '甲100')
    """
    *_, last = _DIGITS.finditer(number)
    counted = str(int(last[0]) + 1).zfill(len(last[0]))
    return number[: last.start()] + counted + number[last.end() :]


def _obstacle(application: Application) -> str:
    """Why it becomes no draft: the shop has this honour already, or a draft of it."""
    merchant = merchant_of(application.credit_code)
    held = (
        Honour.objects.filter(merchant=merchant, scheme=application.round.scheme) if merchant else Honour.objects.none()
    )
    for honour in held.prefetch_related("events"):
        if not honour.live and not honour.was_public:
            return f"这家店已有一份草稿：{honour.number}"
        if honour.state in _HELD:
            return f"这家店已有这项荣誉：{honour.number}（{honour.state.label}）"
    return ""


def _draft(application: Application, number: str, notice_on: date, user: Any) -> Honour:
    merchant = merchant_of(application.credit_code) or _merchant(application, user)
    scheme = application.round.scheme
    honour = Honour(merchant=merchant, scheme=scheme, number=number, notice_on=notice_on, live=False)
    honour.full_clean()
    honour.save()
    honour.save_revision(user=user, log_action=True)
    application.honour = honour
    application.save(update_fields=["honour"])
    return honour


def _merchant(application: Application, user: Any) -> Merchant:
    """A draft of the merchant as the application names it, with the application as its source."""
    names = ("title", "registered_name", "credit_code", "kind", "trade", "spot", "address")
    merchant = Merchant(live=False, **{name: getattr(application, name) for name in names})
    source = f"{application.round.title}申报材料"  # public, so without the number, which opens the application
    for kind in (FactKind.REGISTRATION, FactKind.PLACE):
        merchant.facts.add(MerchantFact(kind=kind, source=source, as_of=application.received_on))
    merchant.full_clean()
    merchant.save()
    merchant.save_revision(user=user, log_action=True)
    return merchant
