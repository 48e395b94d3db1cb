"""What the self-inspection asks of lessons and the law behind them."""

from collections.abc import Iterator
from datetime import date, timedelta

from core.languages import OWN
from editing.inspection.registry import Check, SiteCheckFinding
from editing.inspection.thresholds import LAW
from lessons.models import CitedRule

from .law_changes import affected_lessons


def lessons_by_old_law(day: date) -> Iterator[SiteCheckFinding]:
    """Live lessons not reviewed since their law changed, or about to change; and those that cite what is no more."""
    told = set()
    for each in affected_lessons(day + timedelta(days=LAW.warn)):
        told |= {(each.lesson.pk, change.regulation.pk) for change in each.changes}
        yield SiteCheckFinding(each.lesson.title, each.says, (each.due_on - day).days - 1, each.lesson)
    gone = CitedRule.objects.filter(
        lesson__live=True, lesson__locale__language_code=OWN, regulation__superseded_on__lte=day
    ).select_related("lesson", "regulation__superseded_by")
    for row in gone:
        if (row.lesson_id, row.regulation_id) not in told:
            says = f"仍写着{row.regulation}，它已被{row.regulation.superseded_by}取代"
            yield SiteCheckFinding(row.lesson.title, says, None, row.lesson)


LAW_CHANGED = Check("law", "规定有变、要复核的课", LAW, 30, lessons_by_old_law)
