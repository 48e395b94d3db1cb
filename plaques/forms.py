"""The report of a forged plaque: three fields for people, two traps for machines."""

from typing import Any

from django import forms
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner

from .models import ForgeryReport

_signer = TimestampSigner(salt="plaques.report")
QUICKEST = 3  # seconds; nobody reads and types faster
LONGEST = 24 * 3600  # seconds


class ReportForm(forms.ModelForm):
    """A report; `is_trap_sprung` tells a machine from a person."""

    website = forms.CharField(required=False)  # hidden from people
    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = ForgeryReport
        fields = ["place", "code", "text"]
        error_messages = {"place": {"required": "请写一下是哪家店、在哪里，我们才找得到。"}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opened"].initial = _signer.sign("report")

    @property
    def is_trap_sprung(self) -> bool:
        """Whether the field that people cannot see was filled in."""
        return bool(self.data.get("website"))

    def clean_opened(self) -> str:
        """Refuse what was sent too soon, too late, or without having opened the form."""
        stamp = self.cleaned_data["opened"]
        try:
            _signer.unsign(stamp, max_age=LONGEST)
        except BadSignature as error:
            raise self._again() from error
        try:
            _signer.unsign(stamp, max_age=QUICKEST)
        except SignatureExpired:
            return stamp
        raise forms.ValidationError("提交得太快了，请看一遍再提交。")

    def _again(self) -> forms.ValidationError:
        # A stale stamp must not come back with the form, or no second try could succeed.
        self.data = {**{name: self.data[name] for name in self.data}, "opened": self.fields["opened"].initial}
        return forms.ValidationError("这一页打开太久了，请再提交一次。")
