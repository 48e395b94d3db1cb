"""How far a text has come, folded from the lines of its slip. Pure: no database, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from .models.decisions import Decision
from .steps import BackTo, Outcome, Step


@dataclass
class Standing:
    """The steps passed and by whom (keys of accounts), and who may take none."""

    steps: list[Step] = field(default_factory=list)
    authors: set[str] = field(default_factory=set)
    passed: dict[Step, str] = field(default_factory=dict)
    is_open: bool = False

    @classmethod
    def after(cls, decisions: Iterable[Decision]) -> "Standing":
        """Where one text stands after all that was decided on it, in order."""
        standing = cls()
        for decision in decisions:
            standing._take(decision)
        return standing

    def _take(self, decision: Decision) -> None:
        match decision.outcome:
            case Outcome.SUBMITTED:
                self.steps, self.authors = [Step(one) for one in decision.steps], set(decision.authors)
                self.passed, self.is_open = {}, True
            case Outcome.PASSED:
                self.passed[Step(decision.step)] = decision.person_key
            case Outcome.RETURNED if decision.back_to == BackTo.AUTHOR:
                self.passed, self.is_open = {}, False
            case Outcome.RETURNED:
                again = self.steps[self.steps.index(Step(decision.back_to)) :]
                self.passed = {step: who for step, who in self.passed.items() if step not in again}

    @property
    def due(self) -> Step | None:
        """The step to take next; None when nothing was handed in or all is passed."""
        return next((step for step in self.steps if step not in self.passed), None) if self.is_open else None

    @property
    def is_approved(self) -> bool:
        """Whether every step was passed, each by another person and none by an author."""
        persons = list(self.passed.values())
        alone = self.authors & set(persons) or len(set(persons)) < len(persons)
        return self.is_open and bool(self.steps) and self.due is None and not alone

    def objection_to(self, person: str, step: Step) -> str:
        """Why a person may not take a step; "" if they may, as far as the text is concerned."""
        if not self.is_open:
            return "这份内容还没有送审。"
        if person in self.authors:
            return "您是这份内容的作者，自己写的不能自己审。"
        if person in self.passed.values():
            return "您已经审过这份内容的另一步，一个人不能审两步。"
        if step != self.due:
            return f"现在该{self.due.label}，不能跳步。" if self.due else "各步都已审过。"
        return ""
