"""What is inspected. An app registers its checks in `AppConfig.ready`:

    register_check(Check("enquiries", "来件超期未答", UNANSWERED, 40, unanswered_enquiries))

`find` is given the day of the inspection and may take seconds: it runs for the report and the command only.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from .thresholds import Threshold


@dataclass(frozen=True)
class SiteCheckFinding:
    """One line. `left` is the number of days until it counts as a fault, below zero once it does; None: at once."""

    where: str
    says: str
    left: int | None = None
    record: Any = None  # what to edit

    @property
    def is_red(self) -> bool:
        """Whether it is a fault today."""
        return self.left is None or self.left < 0

    @property
    def urgency(self) -> str:
        """How long there is still time, in words."""
        if self.left is None:
            return "现在就要改"
        if self.left < 0:
            return f"已超 {-self.left} 天"
        return f"还剩 {self.left} 天" if self.left else "最后一天"


@dataclass(frozen=True)
class Check:
    """One kind of fault, with the rule it is measured by; the lower `order` comes first."""

    key: str
    title: str
    threshold: Threshold
    order: int
    find: Callable[[date], Iterable[SiteCheckFinding]]


REGISTERED: dict[str, Check] = {}


def register_check(check: Check) -> None:
    """Inspect this too; raise ValueError when its key is taken."""
    if REGISTERED.setdefault(check.key, check) is not check:
        raise ValueError(f"check {check.key} is registered already")
