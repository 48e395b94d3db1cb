"""What the self-inspection asks of the register."""

from collections.abc import Iterator
from datetime import date, timedelta

from editing.inspection.registry import Check, SiteCheckFinding
from editing.inspection.thresholds import REGULATIONS

from .models import Regulation


def unchecked_rules(day: date) -> Iterator[SiteCheckFinding]:
    """Rules that nobody compared with their present text, or that are due again or soon."""
    for rule in Regulation.objects.filter(live=True):
        if rule.checked_on is None:
            yield SiteCheckFinding(str(rule), "还没有核对过现行文本", None, rule)
        elif rule.review_on and rule.review_on <= day + timedelta(days=REGULATIONS.warn):
            yield SiteCheckFinding(str(rule), f"{rule.review_on:%Y-%m-%d} 再核对", (rule.review_on - day).days, rule)


UNCHECKED = Check("regulations", "该核对的规定", REGULATIONS, 33, unchecked_rules)
