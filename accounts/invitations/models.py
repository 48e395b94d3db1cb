"""An invitation: a link that makes one account, once."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from core.link_tokens import digest_of, new_token
from core.pii import validate_no_personal_number

from .states import InvitationState

LINK_DAYS = 14  # how long a link waits


class InvitationQuerySet(models.QuerySet):
    """Invitations."""

    def open(self) -> "InvitationQuerySet":
        """Those whose link works now."""
        return self.filter(accepted_at=None, revoked_at=None, expires_at__gt=timezone.now())


class Invitation(models.Model):
    """Who is invited; only the digest of the link's token is stored. The address is forgotten when it is accepted."""

    is_shown = False  # on no page: kept pages outlive a change
    is_internal = True

    username = models.CharField(
        "账号",
        max_length=40,
        validators=[
            UnicodeUsernameValidator(message="账号只能用文字、数字和 @ . + - _。"),
            validate_no_personal_number,
        ],
        help_text="登录时输入的名字，例如 jiefangbei-03。不用真名、手机号。",
    )
    unit = models.CharField("单位/支部", max_length=80, blank=True)
    post = models.CharField("职务", max_length=60, blank=True)
    email = models.EmailField("邮箱", blank=True, help_text="留空就打印邀请单，当面交给本人。开通后这里清空。")
    group = models.ForeignKey(Group, verbose_name="身份", on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField("发出时间", default=timezone.now, editable=False)
    expires_at = models.DateTimeField("有效至", editable=False)
    mailed_at = models.DateTimeField("邮件发出", null=True, editable=False)
    accepted_at = models.DateTimeField("开通时间", null=True, editable=False)
    revoked_at = models.DateTimeField("撤回时间", null=True, editable=False)
    member = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.CASCADE, related_name="invitation"
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "会员邀请"
        verbose_name_plural = "会员邀请"
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["username"], condition=Q(accepted_at=None, revoked_at=None), name="one_invitation_per_username"
            )
        ]

    def __str__(self) -> str:
        return self.username

    @classmethod
    def find(cls, token: str) -> "Invitation | None":
        """The invitation of a token, in whatever state; None for a token we never made or made anew."""
        return cls.objects.select_related("group").filter(digest=digest_of(token)).first()

    @property
    def state(self) -> InvitationState:
        """Whether the link still opens."""
        if self.accepted_at:
            return InvitationState.ACCEPTED
        if self.revoked_at:
            return InvitationState.REVOKED
        return InvitationState.OPEN if timezone.now() < self.expires_at else InvitationState.EXPIRED

    @property
    def state_label(self) -> str:
        """The state in words, for the list."""
        return self.state.label

    def clean(self) -> None:
        """A username belongs to one person."""
        super().clean()
        self.username = User.normalize_username(self.username)
        if User.objects.filter(username__iexact=self.username).exists():
            raise ValidationError({"username": "已经有这个账号，请换一个。"})
        waiting = Invitation.objects.filter(username__iexact=self.username, accepted_at=None, revoked_at=None)
        if waiting.exclude(pk=self.pk).exists():
            raise ValidationError({"username": "这个账号已经邀请过；没收到的，请在列表里重发。"})

    def issue(self) -> str:
        """Save with a fresh link, which makes older ones useless; return its token, which is stored nowhere."""
        token = new_token()
        self.digest, self.mailed_at = digest_of(token), None
        self.expires_at = timezone.now() + timedelta(days=LINK_DAYS)
        self.save()
        return token

    def revoke(self) -> None:
        """Close the link; what is accepted stays."""
        Invitation.objects.filter(pk=self.pk, accepted_at=None).update(revoked_at=timezone.now())

    def accept(self, password: str) -> User | None:
        """Make the account; None when the link was used, revoked or has expired meanwhile, or the name is taken."""
        with transaction.atomic():
            if not Invitation.objects.open().filter(pk=self.pk).update(accepted_at=timezone.now()):
                return None
            if User.objects.filter(username__iexact=self.username).exists():
                transaction.set_rollback(True)
                return None
            member = User.objects.create_user(
                self.username, email=self.email, password=password, unit=self.unit, post=self.post
            )
            member.groups.add(self.group)
            Invitation.objects.filter(pk=self.pk).update(member=member, email="")
            return member
