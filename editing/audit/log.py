"""Writing an entry: the only function others need."""

from dataclasses import asdict, dataclass
from typing import Any

from django.db import models, transaction
from wagtail.log_actions import get_active_log_context

from .anchors import drop_anchor
from .events import AuditEvent
from .models import AuditEntry


@dataclass(frozen=True)
class Thing:
    """What an entry speaks of, where the record itself is not at hand: model label, key and title."""

    kind: str = ""
    key: str = ""
    thing: str = ""


def record(
    actor: Any,
    verb: AuditEvent,
    thing: models.Model | Thing | str | None = None,
    /,
    *,
    address: str = "",
    **detail: Any,
) -> AuditEntry:
    """Write who did what to which thing.

    `actor` is an account, a name of who or what acted without one, or None for whoever is at work in the admin now.
    `detail` is shown to auditors as it stands: Chinese names and values that JSON takes, no personal numbers.
    """
    if actor is None:
        actor = get_active_log_context().user
    entry = AuditEntry(
        verb=verb,
        actor=named(actor)[:200],
        actor_key=str(getattr(actor, "pk", None) or ""),
        address=address,
        detail=detail,
        **asdict(_about(thing)),
    )
    with transaction.atomic():
        entry.previous = AuditEntry.objects.values_list("seal", flat=True).first() or ""
        entry.seal = entry.expected_seal()
        entry.save()
    transaction.on_commit(lambda: drop_anchor(entry), robust=True)
    return entry


def named(actor: Any) -> str:
    """By unit and post, as a review slip names people, and the account: "信息科 初审 张三（zhangsan）"."""
    if actor is None:
        return "系统"
    if isinstance(actor, str):
        return actor
    username = actor.get_username()
    parts = [getattr(actor, "unit", ""), getattr(actor, "post", ""), actor.get_full_name()]
    office = " ".join(part for part in parts if part)
    return f"{office}（{username}）" if office else username or "未登录"


def _about(thing: models.Model | Thing | str | None) -> Thing:
    if isinstance(thing, Thing):
        return thing
    if isinstance(thing, models.Model):
        return Thing(thing._meta.label, str(thing.pk), str(thing)[:255])
    return Thing(thing=(thing or "")[:255])
