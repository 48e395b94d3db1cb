"""A shop's right of reply: a link that opens once, and the words that came through it."""

from datetime import timedelta

from django.core.validators import MaxLengthValidator
from django.db import models, transaction
from django.utils import timezone

from core.deciding import DecisionForm
from core.link_tokens import digest_of, new_token
from core.pii import validate_no_personal_number
from honours.models import Merchant

from ..states import CameIn, LinkState, ReplyState
from .notices import StaffNotice

LINK_DAYS = 30  # how long a link waits for the shop
RETURNED_KEPT_DAYS = 30  # after a text was returned: time to ask why, no longer


class ReplyLink(models.Model):
    """A link to reply; only the digest of its token is stored, so nobody can read it out of the database."""

    is_shown = False  # on no page: kept pages outlive a change
    is_internal = True

    merchant = models.ForeignKey(Merchant, verbose_name="商户", on_delete=models.CASCADE, related_name="reply_links")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField("有效至")
    used_at = models.DateTimeField("使用时间", null=True)

    class Meta:
        verbose_name = "答复链接"
        verbose_name_plural = "答复链接"

    def __str__(self) -> str:
        return f"{self.merchant} {self.expires_at:%Y-%m-%d}"

    @classmethod
    def make(cls, merchant: Merchant) -> tuple["ReplyLink", str]:
        """A new link for a shop, and its token, which is nowhere else."""
        token = new_token()
        expires = timezone.now() + timedelta(days=LINK_DAYS)
        return cls.objects.create(merchant=merchant, digest=digest_of(token), expires_at=expires), token

    @classmethod
    def find(cls, token: str) -> "ReplyLink | None":
        """The link of a token, used or not; None for a token we never made."""
        return cls.objects.select_related("merchant").filter(digest=digest_of(token)).first()

    @property
    def state(self) -> LinkState:
        """Whether the link still opens."""
        if self.used_at:
            return LinkState.USED
        return LinkState.OPEN if timezone.now() < self.expires_at else LinkState.EXPIRED

    def use(self, text: str) -> "MerchantReply | None":
        """Store the shop's words and close the link; None when another request was faster."""
        with transaction.atomic():
            unused = ReplyLink.objects.filter(pk=self.pk, used_at__isnull=True, expires_at__gt=timezone.now())
            if not unused.update(used_at=timezone.now()):
                return None
            reply = MerchantReply.objects.create(merchant=self.merchant, text=text)
            StaffNotice.objects.create(about=CameIn.REPLY, object_id=reply.pk, number=f"第 {reply.pk} 号")
            return reply


class MerchantReplyQuerySet(models.QuerySet):
    """Replies."""

    def shown(self) -> "MerchantReplyQuerySet":
        """The only meaning of "public" for a reply: staff let it through."""
        return self.filter(state=ReplyState.SHOWN)

    def returned(self) -> "MerchantReplyQuerySet":
        """Those that staff sent back."""
        return self.filter(state=ReplyState.RETURNED)

    def outdated(self) -> "MerchantReplyQuerySet":
        """Returned ones that we may keep no longer."""
        last = timezone.localdate() - timedelta(days=RETURNED_KEPT_DAYS)
        return self.returned().filter(decided_on__lt=last)


class MerchantReply(models.Model):
    """What a shop says to its record. Staff may show, return or delete it, never reword it."""

    base_form_class = DecisionForm

    merchant = models.ForeignKey(Merchant, verbose_name="商户", on_delete=models.CASCADE, related_name="replies")
    text = models.TextField("答复", validators=[MaxLengthValidator(300), validate_no_personal_number])
    written_on = models.DateField("提交日期", default=timezone.localdate)
    state = models.CharField("审核", max_length=10, choices=ReplyState.choices, default=ReplyState.WAITING)
    decided_on = models.DateField("审核日期", null=True, blank=True, editable=False)

    objects = MerchantReplyQuerySet.as_manager()

    class Meta:
        verbose_name = "商户答复"
        verbose_name_plural = "商户答复"
        ordering = ["-written_on", "-pk"]
        indexes = [models.Index(fields=["merchant", "state"], name="reply_by_merchant")]

    def __str__(self) -> str:
        return f"{self.merchant} {self.written_on}"

    @property
    def is_shown(self) -> bool:
        """Whether readers see it: what waits or was returned may be decided on by one."""
        return self.state == ReplyState.SHOWN

    def clean(self) -> None:
        """Date the decision when it is made or changed."""
        super().clean()
        before = MerchantReply.objects.filter(pk=self.pk).values_list("state", flat=True).first()
        if self.state != (before or ReplyState.WAITING):
            self.decided_on = None if self.state == ReplyState.WAITING else timezone.localdate()
