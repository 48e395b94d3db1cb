"""A list reviewed as one thing: an import, a release. The same steps and the same slip as for a text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import transaction

from core.publication_checks import RefusedError

from .decisions import hand_in, hold, objection_to, progress_of, refuse_unless_due, write
from .forms import ReturnForm
from .models import Decision, Subject
from .review_progress import ReviewProgress
from .steps import BackTo, ReviewOutcome, ReviewStep


@dataclass(frozen=True)
class ListReview:
    """What a screen shows of a list's review, for one person."""

    subject: Subject
    user: Any
    prepares: Callable[[Any], bool]  # whether a user may make such lists, and so hand them in

    @cached_property
    def standing(self) -> ReviewProgress:
        """How far it has come."""
        return progress_of(self.subject)

    @cached_property
    def slip(self) -> list[Decision]:
        """All lines so far, also those on what the list said before."""
        return list(Decision.objects.about(self.subject.kind, self.subject.key))

    @property
    def due(self) -> ReviewStep | None:
        """The step that waits."""
        return self.standing.due

    @property
    def is_last(self) -> bool:
        """Whether only the release is left."""
        return self.due == ReviewStep.FINAL

    @property
    def objection(self) -> str:
        """Why this person may not take the step that waits."""
        return objection_to(self.user, self.subject, self.due, self.standing) if self.due else ""

    @property
    def may_hand_in(self) -> bool:
        """Whether this person may begin it."""
        return self.prepares(self.user)

    @property
    def may_act(self) -> bool:
        """Whether this person may take it."""
        return self.due is not None and not self.objection

    def hand_in(self, authors: dict[str, str]) -> None:
        """Begin the review; raise RefusedError if it has begun, or to who may not."""
        if not self.may_hand_in:
            raise RefusedError("送审由做名单的人来做，你的账号没有这个权限。")
        if self.standing.is_open:
            raise RefusedError(f"“{self.subject.title}”已经送审。")
        hand_in(self.subject, self.user, authors)

    def take(self, comment: str = "") -> None:
        """Pass the step that waits; the last one is passed by `release`."""
        if self.due is None or self.is_last:
            raise RefusedError(f"“{self.subject.title}”现在没有可以通过的步骤。")
        self._pass(self.due, comment)

    def release(self) -> None:
        """Pass the last step, in the transaction that makes the list public or sets its moment.

        Who publishes may do so again with a list that has been approved as it stands. Raise RefusedError otherwise.
        """
        if not (self.standing.is_approved and self.user.has_perm(ReviewStep.FINAL.permission)):
            self._pass(ReviewStep.FINAL, "")

    def send_back(self, back_to: BackTo, comment: str) -> None:
        """Return it to whoever erred."""
        step = self.due
        if step is None:
            raise RefusedError(f"“{self.subject.title}”没有在审。")
        refuse_unless_due(self.user, self.subject, step)
        write(self.subject, ReviewOutcome.RETURNED, self.user, step=step, back_to=back_to, comment=comment)

    @transaction.atomic
    def answer(self, said: Mapping[str, str], authors: dict[str, str]) -> None:
        """Do what a form of `reviews/parts/list_review.html` asks for; of two at the same moment one counts."""
        hold(self.subject)
        if said.get("step") and said["step"] != self.due:
            raise RefusedError(f"“{self.subject.title}”的这一步刚刚已经有人办过了。")
        comment = said.get("comment", "").strip()[:500]
        match said.get("action"):
            case "submit":
                self.hand_in(authors)
            case "approve":
                self.take(comment)
            case _:
                form = ReturnForm(said)
                if not form.is_valid():
                    raise RefusedError("退回要选退回到哪一步，并写明意见。")
                self.send_back(BackTo(form.cleaned_data["back_to"]), form.cleaned_data["comment"])

    def _pass(self, step: ReviewStep, comment: str) -> None:
        refuse_unless_due(self.user, self.subject, step)
        write(self.subject, ReviewOutcome.PASSED, self.user, step=step, comment=comment)


def refuse_unapproved(subject: Subject) -> None:
    """Raise RefusedError unless a list has passed all its steps exactly as it stands."""
    if not progress_of(subject).is_approved:
        raise RefusedError(f"“{subject.title}”审过之后又有改动，或还没有走完审校，什么都没有公开。")
