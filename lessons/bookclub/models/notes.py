"""A reading note: sent under a pen name, shown when an editor accepts it."""

from base64 import urlsafe_b64encode
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from core.deciding import DecisionForm
from core.link_tokens import digest_of, new_token
from core.pii import validate_no_personal_number
from lessons.models import ReadingCyclePage

from ..states import PASSING, WITH_REASON, NoteState
from .consents import NoteConsentText
from .rules import BookClubRules


def token_for(stamp: str, *said: str) -> str:
    """The token of what was sent from one form, which its stamp names: sent again it is the same one."""
    digest = salted_hmac("lessons.bookclub.note", "\0".join((stamp, *said)), algorithm="sha256").digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")


class ReadingNoteQuerySet(models.QuerySet):
    """Notes."""

    def shown(self) -> "ReadingNoteQuerySet":
        """The only meaning of "public" for a note: an editor accepted it. Its page may still ask for a log-in."""
        return self.filter(state=NoteState.SHOWN)

    def passing(self) -> "ReadingNoteQuerySet":
        """Those that are not shown and will be deleted some day."""
        return self.filter(state__in=PASSING)

    def outdated(self) -> "ReadingNoteQuerySet":
        """Those not shown that we may keep no longer."""
        last = timezone.localdate() - timedelta(days=BookClubRules.load().kept_days)
        return self.passing().filter(decided_on__lt=last)


class ReadingNote(models.Model):
    """Words of a reader. Editors accept, return, refuse or delete them, never reword them."""

    base_form_class = DecisionForm

    cycle = models.ForeignKey(ReadingCyclePage, verbose_name="哪一期", on_delete=models.CASCADE, related_name="notes")
    pen_name = models.CharField("笔名", max_length=16, validators=[validate_no_personal_number])
    text = models.TextField("读后感", validators=[MaxLengthValidator(5000), validate_no_personal_number])
    consent = models.ForeignKey(NoteConsentText, verbose_name="同意的版本", on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField("交来日期", default=timezone.localdate)
    state = models.CharField("审核", max_length=10, choices=NoteState.choices, default=NoteState.WAITING)
    reason = models.CharField(
        "理由", max_length=160, blank=True, help_text="退回或不采用要写理由；作者凭自己的链接看得到。不写人名。"
    )
    decided_on = models.DateField("审核日期", null=True, blank=True, editable=False)
    is_picked = models.BooleanField("选入“评”", default=False, help_text="选中的排在最前面，标着“编者选”。")
    comment = models.TextField(
        "编者点评", blank=True, validators=[MaxLengthValidator(300)], help_text="300 字以内，和这一篇一起公开。"
    )
    digest = models.CharField(max_length=64, unique=True, editable=False)

    objects = ReadingNoteQuerySet.as_manager()

    class Meta:
        verbose_name = "读后感"
        verbose_name_plural = "读后感"
        ordering = ["-is_picked", "-sent_on", "-pk"]
        indexes = [models.Index(fields=["cycle", "state"], name="note_by_cycle")]
        constraints = [
            models.CheckConstraint(condition=Q(is_picked=False) | Q(state=NoteState.SHOWN), name="picked_note_is_shown")
        ]

    def __str__(self) -> str:
        return f"{self.pen_name} {self.sent_on}"

    @property
    def is_shown(self) -> bool:
        """Whether readers see it: what waits or was returned may be decided on by one."""
        return self.state == NoteState.SHOWN

    @classmethod
    def find(cls, token: str) -> "ReadingNote | None":
        """The note of a writer's token; None for a token we never made, or of a note that is gone."""
        return cls.objects.select_related("cycle").filter(digest=digest_of(token)).first()

    def give_token(self) -> str:
        """A new key for the writer, which is stored nowhere."""
        token = new_token()
        self.digest = digest_of(token)
        return token

    def clean(self) -> None:
        """Tell the writer why; date the decision; only what is shown can be picked."""
        super().clean()
        if self.state in WITH_REASON and not self.reason.strip():
            raise ValidationError({"reason": "退回或不采用，请写一句理由，作者看得到。"})
        if self.is_picked and self.state != NoteState.SHOWN:
            raise ValidationError({"is_picked": "采用了才能选入“评”。"})
        before = ReadingNote.objects.filter(pk=self.pk).values_list("state", flat=True).first()
        if self.state != (before or NoteState.WAITING):
            self.decided_on = None if self.state == NoteState.WAITING else timezone.localdate()

    @property
    def deleted_on(self):
        """The day a note that is not shown is deleted."""
        if self.state not in PASSING or self.decided_on is None:
            return None
        return self.decided_on + timedelta(days=BookClubRules.load().kept_days + 1)
