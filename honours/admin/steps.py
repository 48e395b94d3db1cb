"""What happens to an honour in its life, each step with a short form of its own: 公示, 授予, 续期, 撤销."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.forms import modelform_factory
from django.utils import timezone

from ..forms import StepForm
from ..models import Honour


@dataclass(frozen=True)
class HonourStep:
    """One step: the fields it fills in, of which `needed` must be, and which honours it is for."""

    slug: str
    label: str
    icon: str
    hint: str
    fields: tuple[str, ...]
    needed: tuple[str, ...]
    fits: Callable[[Honour], bool]

    def form(self, *args: Any, **kwargs: Any) -> Any:
        """The form with these fields alone; the record's own rules hold as in the long one."""
        made = modelform_factory(Honour, form=StepForm, fields=list(self.fields))(*args, **kwargs)
        for name in self.needed:
            made.fields[name].required = True
            made.fields[name].error_messages["required"] = f"请填“{made.fields[name].label}”。"
        return made


def _is_new(honour: Honour) -> bool:
    return not honour.issued_on and not honour.withdrawn_on


def _is_awarded(honour: Honour) -> bool:
    return bool(honour.issued_on) and not honour.withdrawn_on


def _is_noticed(honour: Honour) -> bool:
    today = timezone.localdate()
    waits = honour.notice_until is not None and honour.notice_until >= today
    return _is_new(honour) and not waits and (bool(honour.notice_on) or not honour.scheme.notice_working_days)


STEPS = {
    step.slug: step
    for step in (
        HonourStep(
            "notice",
            "公示",
            "date",
            "“公示截至”留空，按荣誉项目的工作日和节假日安排算。",
            ("notice_on", "notice_until"),
            ("notice_on",),
            lambda one: _is_new(one) and not one.notice_on,
        ),
        HonourStep(
            "award",
            "授予",
            "tick",
            "“有效期至”留空，按荣誉项目的有效期算。",
            ("issued_on", "valid_to"),
            ("issued_on",),
            _is_noticed,
        ),
        HonourStep(
            "renew", "续期", "resubmit", "填新的到期日，要比原来的晚。", ("valid_to",), ("valid_to",), _is_awarded
        ),
        HonourStep(
            "withdraw",
            "撤销或收回",
            "cross",
            "原因会公开，不写人名。以前哪天有效，照样查得到。",
            ("withdrawn_on", "withdrawal_kind", "withdrawal_reason"),
            ("withdrawn_on", "withdrawal_reason"),
            _is_awarded,
        ),
    )
}
