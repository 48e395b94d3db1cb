"""Marks that the foot of every page must carry."""

from collections.abc import Iterator
from datetime import date

from wagtail.models import Site

from core.models import SiteFacts

from ..registry import Check, SiteCheckFinding
from ..thresholds import FOOTER

MARKS = ("operator", "contact", "icp_number", "police_number", "site_code")


def missing_marks(day: date) -> Iterator[SiteCheckFinding]:
    """Marks not filled in, site by site."""
    for site in Site.objects.all():
        facts = SiteFacts.for_site(site)
        for name in MARKS:
            if not getattr(facts, name).strip():
                label = SiteFacts._meta.get_field(name).verbose_name
                yield SiteCheckFinding(f"{site.site_name or site.hostname}：{label}", "页脚没有这一项", record=facts)


FOOTER_MARKS = Check("footer", "页脚标识不全", FOOTER, 30, missing_marks)
