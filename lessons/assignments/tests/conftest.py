"""Members of two units, lessons with a quiz, a shop with its links."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.models import User
from lessons.assignments.models import StaffSheet
from lessons.certificates.models import Certificate
from lessons.models import LessonPage
from lessons.progress.models import LearningRecord

UNIT = "示例分会"
SLUG = "yu-fang-shi-wu-zhong-du"


@pytest.fixture
def lesson(db) -> LessonPage:
    return LessonPage.objects.in_language().get(slug=SLUG)


@pytest.fixture
def member(db) -> User:
    made = User.objects.create_user("xue-yuan", unit=UNIT)
    made.groups.add(Group.objects.get(name="协会会员"))
    return made


@pytest.fixture
def organiser(db) -> User:
    made = User.objects.create_user("zu-zhi", unit=UNIT)
    made.groups.add(Group.objects.get(name="组织者"))
    return made


@pytest.fixture
def sheet(db) -> StaffSheet:
    until = timezone.localdate() + timedelta(days=10)
    return StaffSheet.objects.create(shop="试店（虚构）", place="试街", trade="试业", valid_until=until)


def passed(lesson: LessonPage, unit: str, number: int) -> list[User]:
    """So many members of a unit, each with a valid certificate in the record."""
    people = [User.objects.create_user(f"{unit}{lesson.pk}-{each}", unit=unit) for each in range(number)]
    for one in people:
        LearningRecord.objects.add_for(one, Certificate.objects.issue(lesson, f"{unit}-{one.username}"))
    return people
