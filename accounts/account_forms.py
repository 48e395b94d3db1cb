"""What members fill in about their own account."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import PasswordResetForm

from core.permissions import can_access_admin
from core.rate_limits import RateLimit

#: Letters with a link to one mailbox, whoever asks for them.
LETTERS = RateLimit("letters-to-one", 3, 3600)


class SignInForm(AuthenticationForm):
    """Sign-in for readers. Editors have a door of their own, whose stricter rules must not be walked around here."""

    error_messages = {
        "invalid_login": _("账号或密码不对。忘了密码，可以在下面重设。"),
        "inactive": _("这个账号已经停用。"),
        "editor": _("这是后台账号，请从后台登录。"),
    }

    def confirm_login_allowed(self, user: Any) -> None:
        """Raise ValidationError for who may not sign in here; the password was right."""
        super().confirm_login_allowed(user)
        if can_access_admin(user):
            raise forms.ValidationError(self.error_messages["editor"], code="editor")


class ResetForm(PasswordResetForm):
    """A letter with a link, from the readers' door and the editors'."""

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Send it unless this mailbox got enough; that is not told, or strangers would learn who has an account."""
        if not LETTERS.take(self.cleaned_data["email"].casefold()):
            super().save(*args, **kwargs)


class DeleteAccountForm(forms.Form):
    """The password once more, before an account is deleted for good."""

    password = forms.CharField(widget=forms.PasswordInput, strip=False, error_messages={"required": _("请输入密码。")})

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        """Refuse a wrong password."""
        if not self.user.check_password(self.cleaned_data["password"]):
            raise forms.ValidationError(_("密码不对。"))
        return self.cleaned_data["password"]
