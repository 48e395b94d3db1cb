"""One inspection: every check on one day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.utils import timezone

from .registry import REGISTERED, Check, SiteCheckFinding

KEPT = 600  # seconds the tally is kept for the first screen of the admin


@dataclass(frozen=True)
class CheckResult:
    """A check and what it found, the worst first."""

    check: Check
    findings: list[SiteCheckFinding]

    @property
    def red(self) -> int:
        """How many are faults today."""
        return sum(finding.is_red for finding in self.findings)

    @property
    def soon(self) -> int:
        """How many will be."""
        return len(self.findings) - self.red

    @property
    def is_veto(self) -> bool:
        """Whether this alone fails the site."""
        return 0 < self.check.threshold.veto <= self.red


def results(day: date) -> Iterator[CheckResult]:
    """Every check in its order."""
    for check in sorted(REGISTERED.values(), key=lambda check: check.order):
        yield CheckResult(check, sorted(check.find(day), key=_worst_first))


def _worst_first(finding: SiteCheckFinding) -> tuple[float, str]:
    return (-float("inf") if finding.left is None else finding.left, finding.where)


def red_tally() -> list[tuple[str, str, int]]:
    """Key, title and number of faults of each red check; a few minutes old at most."""
    day = timezone.localdate()
    key = f"inspection:{day}"
    tally = cache.get(key)
    if tally is None:
        tally = [(one.check.key, one.check.title, one.red) for one in results(day) if one.red]
        cache.set(key, tally, KEPT)
    return tally
