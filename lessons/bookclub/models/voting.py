"""The next book: members propose, the leader looks at it, members vote; readers see numbers."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from core.pii import validate_no_personal_number

from ..states import ProposalState


class BookVote(models.Model):
    """A round in which the next book is chosen."""

    title = models.CharField("名称", max_length=60, help_text="例如：下一期读什么")
    closes_on = models.DateField("投到哪一天", help_text="这一天过完，不再收推荐和投票，票数留着。")

    class Meta:
        verbose_name = "选书投票"
        verbose_name_plural = "选书投票"
        ordering = ["-closes_on", "-pk"]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def current(cls) -> "BookVote | None":
        """The one that ends last, over or not."""
        return cls.objects.first()

    @property
    def is_on(self) -> bool:
        """Whether proposals and votes are taken today."""
        return timezone.localdate() <= self.closes_on


class ProposalQuerySet(models.QuerySet["BookProposal"]):
    """Proposals."""

    def shown(self) -> "ProposalQuerySet":
        """The only meaning of "public" for a proposal: the leader accepted it. Most votes first, each with `votes`."""
        counted = self.filter(state=ProposalState.SHOWN).annotate(votes=models.Count("ballots"))
        return counted.order_by("-votes", "pk")


class BookProposal(models.Model):
    """A book that a member would like to read next."""

    vote = models.ForeignKey(BookVote, verbose_name="哪一次", on_delete=models.CASCADE, related_name="proposals")
    title = models.CharField("书名", max_length=80, validators=[validate_no_personal_number])
    author = models.CharField("作者", max_length=80, blank=True, validators=[validate_no_personal_number])
    why = models.CharField("推荐理由", max_length=200, validators=[validate_no_personal_number])
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    sent_on = models.DateField("推荐日期", default=timezone.localdate, editable=False)
    state = models.CharField("审核", max_length=10, choices=ProposalState.choices, default=ProposalState.WAITING)
    reason = models.CharField("理由", max_length=160, blank=True, help_text="不采用要写理由，推荐的人看得到。")

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = "推荐的书"
        verbose_name_plural = "推荐的书"
        ordering = ["-sent_on", "-pk"]

    def __str__(self) -> str:
        return f"《{self.title}》"

    @property
    def is_shown(self) -> bool:
        """Whether readers see it: what waits may be decided on by one."""
        return self.state == ProposalState.SHOWN

    def clean(self) -> None:
        """Who proposed it is told why not."""
        super().clean()
        if self.state == ProposalState.REJECTED and not self.reason.strip():
            raise ValidationError({"reason": "不采用，请写一句理由，推荐的人看得到。"})


class Ballot(models.Model):
    """One member's one voice in a vote; pressed again for another book, it moves there."""

    is_internal = True

    vote = models.ForeignKey(BookVote, on_delete=models.CASCADE, related_name="+")
    proposal = models.ForeignKey(BookProposal, on_delete=models.CASCADE, related_name="ballots")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "一票"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["vote", "member"], name="one_ballot_a_member")]

    def __str__(self) -> str:
        return str(self.proposal_id)

    @classmethod
    def cast(cls, member: Any, proposal: BookProposal) -> None:
        """Give a member's voice to a book; two presses at once leave one."""
        cls.objects.update_or_create(vote_id=proposal.vote_id, member=member, defaults={"proposal": proposal})
