"""How far a text has come, folded from the lines of its slip. Pure: no database, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from .models.decisions import Decision
from .steps import BackTo, ReviewOutcome, ReviewStep


@dataclass
class ReviewProgress:
    """The steps passed and by whom (keys of accounts), and who may take none."""

    steps: list[ReviewStep] = field(default_factory=list)
    authors: set[str] = field(default_factory=set)
    passed: dict[ReviewStep, str] = field(default_factory=dict)
    is_open: bool = False
    is_early: bool = False  # before the launch: whoever wrote it may take the step too
    base: str = ""  # the digest of what readers saw when it was handed in
    last_at: datetime | None = None  # the moment of the last step passed

    @classmethod
    def after(cls, decisions: Iterable[Decision]) -> "ReviewProgress":
        """Where one text stands after all that was decided on it, in order."""
        standing = cls()
        for decision in decisions:
            standing._take(decision)
        return standing

    def _take(self, decision: Decision) -> None:
        match decision.outcome:
            case ReviewOutcome.SUBMITTED:
                self.steps, self.authors = [ReviewStep(one) for one in decision.steps], set(decision.authors)
                self.passed, self.is_open, self.base = {}, True, decision.base
                self.is_early = decision.is_early
            case ReviewOutcome.PASSED:
                self.last_at = decision.at
                self.passed[ReviewStep(decision.step)] = decision.person_key
            case ReviewOutcome.WITHDRAWN:
                self.passed, self.is_open = {}, False
            case ReviewOutcome.RETURNED if decision.back_to == BackTo.AUTHOR:
                self.passed, self.is_open = {}, False
            case ReviewOutcome.RETURNED:
                again = self.steps[self.steps.index(ReviewStep(decision.back_to)) :]
                self.passed = {step: who for step, who in self.passed.items() if step not in again}

    @property
    def due(self) -> ReviewStep | None:
        """The step to take next; None when nothing was handed in or all is passed."""
        return next((step for step in self.steps if step not in self.passed), None) if self.is_open else None

    @property
    def is_approved(self) -> bool:
        """Whether every step was passed, each by another person and none by an author."""
        persons = list(self.passed.values())
        alone = self.authors & set(persons) or len(set(persons)) < len(persons)
        return self.is_open and bool(self.steps) and self.due is None and (self.is_early or not alone)

    def objection_to(self, person: str, step: ReviewStep) -> str:
        """Why a person may not take a step; "" if they may, as far as the text is concerned."""
        if not self.is_open:
            return "这份内容还没有送审。"
        if person in self.authors and not self.is_early:
            return "你是这份内容的作者，自己写的不能自己审。"
        if person in self.passed.values() and not self.is_early:
            return "你已经审过这份内容的另一步，一个人不能审两步。"
        if step != self.due:
            return f"现在该{self.due.label}，不能跳步。" if self.due else "各步都已审过。"
        return ""
