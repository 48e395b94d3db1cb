"""What hangs on a rule that changed: lessons, with their questions and certificates."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core.languages import OWN
from lessons.models import LessonPage
from lessons.regulations.changes import RuleChange

from .models import Question


@dataclass(frozen=True)
class AffectedLesson:
    """A live lesson that is written by the law of before the first of these changes."""

    lesson: LessonPage
    changes: list[RuleChange]
    questions: int
    certificates: int

    @property
    def due_on(self) -> date:
        """The day in force of the first change: from then on readers are told."""
        return self.changes[0].on

    @property
    def says(self) -> str:
        """What changed and what hangs on it, in words for editors."""
        first = self.changes[0]
        became = f"被{first.successor}取代" if first.successor else "修订"
        more = f"等 {len(self.changes)} 项变动" if len(self.changes) > 1 else ""
        return (
            f"{first.regulation}自 {first.on:%Y-%m-%d} 起{became}{more}；"
            f"注明依据的题目 {self.questions} 道，那以前的证书 {self.certificates} 张"
        )


def affected_lessons(until: date) -> Iterator[AffectedLesson]:
    """The live lessons with a change in force by that day which they were not reviewed for, the longest due first."""
    lessons = LessonPage.objects.in_language(OWN).live().filter(alias_of=None, cited_rules__isnull=False).distinct()
    found = [(lesson, changes) for lesson in lessons if (changes := lesson.law_changes(until))]
    for lesson, changes in sorted(found, key=lambda each: each[1][0].on):
        rules = {change.regulation.pk for change in changes}
        questions = Question.objects.filter(uses__quiz__lesson=lesson, regulation__in=rules).distinct().count()
        certificates = lesson.certificates.filter(rules__regulation__in=rules, withdrawn_on=None).distinct().count()
        yield AffectedLesson(lesson, changes, questions, certificates)
