"""On whose authority something becomes public without having walked the steps: few, named, and always in the trail.

`acting_for_system(why)` is for what no person decides. It says nothing for a person at work in the admin, except where
the reason itself bounds what may change. Urgent publications and reviewed lists use `acting_on`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django.conf import settings
from django.db.models import Model
from wagtail.log_actions import get_active_log_context

from editing.audit.events import AuditEvent
from editing.audit.log import record as write_down

TOLD = 20  # titles in an entry of the trail; the rest is counted


@dataclass
class Authority:
    """What may pass, and what did."""

    covers: Callable[[Any], bool]
    passed: list[str] = field(default_factory=list)


def _nobody_at_work(record: Any) -> bool:
    return get_active_log_context().user is None


def _is_in_another_language(record: Any) -> bool:
    locale = getattr(record, "locale", None)
    return locale is not None and locale.language_code != settings.LANGUAGE_CODE


def _is_public_already(record: Any) -> bool:
    return type(record)._base_manager.filter(pk=record.pk, live=True).exists()


class BypassReason(Enum):
    """Reasons of the system, each with the bound of what it covers."""

    LAYING_OUT = "写入演示或初始内容"
    FOLLOWING = "其他语言的页面跟随已公开的中文页"
    MERGING = "合并重复商户，只搬动已经公开的内容"

    @property
    def covers(self) -> Callable[[Any], bool]:
        """Whether a record is within the bound."""
        return {
            BypassReason.LAYING_OUT: _nobody_at_work,
            BypassReason.FOLLOWING: _is_in_another_language,
            BypassReason.MERGING: _is_public_already,
        }[self]


_current: ContextVar[Authority | None] = ContextVar("authority", default=None)


@contextmanager
def acting_on(authority: Authority) -> Iterator[Authority]:
    """Let pass what an authority covers until the end of the block."""
    token = _current.set(authority)
    try:
        yield authority
    finally:
        _current.reset(token)


@contextmanager
def acting_for_system(why: BypassReason, of: type[Model] = Model) -> Iterator[Authority]:
    """Publish records of a model without a person; what was published is one entry of the audit trail."""
    with acting_on(Authority(lambda record: isinstance(record, of) and why.covers(record))) as authority:
        yield authority
    if authority.passed:
        told = list(dict.fromkeys(authority.passed))
        write_down("系统", AuditEvent.SYSTEM, why.value, 数量=len(authority.passed), 内容=told[:TOLD])


def covers(record: Any) -> bool:
    """Whether the block we are in would let this record pass; nothing is noted."""
    authority = _current.get()
    return authority is not None and authority.covers(record)


def has_authority_for(record: Any) -> bool:
    """Whether the block we are in lets this record pass; then it is noted."""
    authority = _current.get()
    if authority is None or not authority.covers(record):
        return False
    authority.passed.append(str(record)[:80])
    return True
