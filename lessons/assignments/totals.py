"""What the organisers of a unit may know: numbers that point at nobody, and who chose to be named."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from lessons.certificates.models import CertificateState
from lessons.progress.models import FEWEST, LearningRecord

from .models import Assignment

MOST = 1000  # lines of a printed list


@dataclass(frozen=True)
class AssignedTotal:
    """How many members of a unit hold a valid certificate of an assigned lesson; None where fewer than `FEWEST`."""

    assignment: Assignment
    shown: int | None


@dataclass(frozen=True)
class NamedHolder:
    """A member who chose to be named, and a lesson they passed."""

    name: str
    lesson_title: str
    passed_on: date


def assigned_totals(unit: str) -> list[AssignedTotal]:
    """What is set for a unit, the nearest day first."""
    assignments = list(Assignment.objects.for_branch(unit).select_related("lesson"))
    holders = _holders(unit, {each.lesson.translation_key for each in assignments})
    return [AssignedTotal(each, _shown(len(holders[each.lesson.translation_key]))) for each in assignments]


def named_holders(unit: str) -> list[NamedHolder]:
    """Valid certificates of a unit's members who chose to be named, by name; at most `MOST`."""
    records = _of_unit(unit).exclude(member__learner__shown_name="").filter(member__learner__isnull=False)
    records = records.with_law().select_related("member__learner").order_by("-passed_on")[:MOST]
    found: dict[tuple[Any, str], NamedHolder] = {}
    for each in records:
        if each.certificate.state == CertificateState.VALID:
            name, title = each.member.learner.shown_name, each.lesson_title
            found.setdefault((each.member_id, title), NamedHolder(name, title, each.passed_on))
    return sorted(found.values(), key=lambda one: (one.name, one.lesson_title))


def _of_unit(unit: str) -> Any:
    return LearningRecord.objects.filter(member__unit=unit, member__is_active=True)


def _holders(unit: str, keys: set[Any]) -> dict[Any, set[int]]:
    holders: dict[Any, set[int]] = {key: set() for key in keys}
    records = _of_unit(unit).filter(certificate__lesson__translation_key__in=keys)
    for each in records.with_law():
        if each.certificate.state == CertificateState.VALID:
            holders[each.certificate.lesson.translation_key].add(each.member_id)
    return holders


def _shown(number: int) -> int | None:
    return number if number >= FEWEST else None
