"""What a certificate is worth on a day: the only place that says so. Pure functions: no database, no clock."""

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from django.db import models
from django.utils.translation import gettext_lazy as _

from lessons.regulations.changes import RuleChange


class CertificateState(models.TextChoices):
    """What a certificate is worth today."""

    VALID = "valid", _("有效")
    LAW_CHANGED = "law_changed", _("依据已变更")
    ENDED = "ended", _("已到期")
    SUPERSEDED = "expired", _("课文已更新")
    WITHDRAWN = "withdrawn", _("已撤销")


@dataclass(frozen=True)
class Validity:
    """A state, the first day on which the certificate no longer counts (None while it does, or where the day is not
    known), and the changes of the law behind it up to that day of asking."""

    state: CertificateState
    since: date | None = None
    changes: tuple[RuleChange, ...] = ()

    @property
    def look(self) -> str:
        """How it is drawn: a certificate that came to its end looks the same for whatever reason."""
        is_drawn_alone = self.state in (CertificateState.VALID, CertificateState.WITHDRAWN)
        return self.state.value if is_drawn_alone else CertificateState.SUPERSEDED.value

    @property
    def is_over(self) -> bool:
        """Whether it came to its end and may be renewed; one that was withdrawn may not."""
        return self.state not in (CertificateState.VALID, CertificateState.WITHDRAWN)


def last_day(issued_on: date, months: int | None) -> date | None:
    """The last day of a term of so many months; None without a term."""
    return issued_on + relativedelta(months=months) - timedelta(days=1) if months else None
