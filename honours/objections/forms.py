"""What the public may send: an objection, a correction, a shop's reply."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.spam import SpamProtectedForm

from .models import Correction, MerchantReply, Objection
from .states import WrongFact


class CaseForm(SpamProtectedForm, forms.ModelForm):
    """A way to be reached only with consent."""

    consent = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        """Keep nothing about a person without consent."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("contact") and not cleaned.get("consent"):
            self.add_error("consent", _("留了联系方式，请勾选同意；不想留，就把上一格清空。"))
        return cleaned


class ObjectionForm(CaseForm):
    """What is wrong and why."""

    stamp_salt = "objections.objection"

    class Meta:
        model = Objection
        fields = ["what", "grounds", "contact"]
        error_messages = {
            "what": {"required": _("请用一句话说清哪里不对。")},
            "grounds": {"required": _("请写下理由和依据，没有依据没法核查。")},
        }

    def clean_grounds(self) -> str:
        """Count a line end as one character."""
        return _counted_as_typed(self.cleaned_data["grounds"])


class CorrectionForm(CaseForm):
    """What is wrong on a page, what would be right, and how one knows."""

    stamp_salt = "objections.correction"

    what = forms.ChoiceField(
        choices=[("", _("请选一项")), *WrongFact.choices],
        error_messages={"required": _("请选一下哪里不对。"), "invalid_choice": _("请在列出的几项里选一项。")},
    )

    class Meta:
        model = Correction
        fields = ["what", "right_value", "source", "contact"]
        error_messages = {
            "right_value": {"required": _("请写下应该是什么。")},
            "source": {"required": _("请写下你是怎么知道的，没有来源没法核对。")},
        }

    def clean_right_value(self) -> str:
        """Count a line end as one character."""
        return _counted_as_typed(self.cleaned_data["right_value"])

    def clean_source(self) -> str:
        """Count a line end as one character."""
        return _counted_as_typed(self.cleaned_data["source"])


class ReplyForm(forms.ModelForm):
    """The shop's words. The link itself keeps machines away."""

    class Meta:
        model = MerchantReply
        fields = ["text"]
        error_messages = {"text": {"required": _("请写下要说的话。")}}

    def clean_text(self) -> str:
        """Count a line end as one character."""
        return _counted_as_typed(self.cleaned_data["text"])


def _counted_as_typed(text: str) -> str:
    # Browsers count a line end as one character and send two.
    return text.replace("\r\n", "\n")
