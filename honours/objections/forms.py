"""What the public may send: an objection, a correction, a shop's reply."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.spam import SpamProtectedForm

from .models import Correction, MerchantReply, Objection
from .models.cases import CONTACT_KEPT_DAYS
from .states import WrongFact


class CaseForm(SpamProtectedForm, forms.ModelForm):
    """A way to be reached only with consent; the help of `contact` has a place for the days it is `kept`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].label = _("怎么联系你（可以不填）")
        self.fields["contact"].help_text %= {"kept": CONTACT_KEPT_DAYS}

    def clean(self) -> dict[str, Any]:
        """Keep nothing about a person without consent."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("contact") and not cleaned.get("consent"):
            self.add_error("consent", _("留了联系方式，请勾选同意；不想留，就把上一格清空。"))
        return cleaned


class ObjectionForm(CaseForm):
    """What is wrong and why."""

    stamp_salt = "objections.objection"

    consent = forms.BooleanField(
        label=_("我留了联系方式，同意工作人员为核查这件异议使用它（没留不用勾）。"), required=False
    )

    class Meta:
        model = Objection
        fields = ["what", "grounds", "contact"]
        labels = {"what": _("哪里不对"), "grounds": _("理由和依据")}
        help_texts = {
            "what": _("一句话，100 字以内"),
            "grounds": _("什么时候、看到什么、有什么凭据，1000 字以内。不要写身份证号和手机号"),
            "contact": _("电话或邮箱。只有核查这件事的工作人员看得到，办结 %(kept)s 天后删除；不填也一样受理"),
        }
        widgets = {
            "what": forms.TextInput({"autocomplete": "off"}),
            "grounds": forms.Textarea({"rows": 8, "maxlength": 1000}),
        }
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

    consent = forms.BooleanField(
        label=_("我留了联系方式，同意工作人员为核对这件事使用它（没留不用勾）。"), required=False
    )
    what = forms.ChoiceField(
        label=_("哪里不对"),
        choices=[("", _("请选一项")), *WrongFact.choices],
        error_messages={"required": _("请选一下哪里不对。"), "invalid_choice": _("请在列出的几项里选一项。")},
    )

    class Meta:
        model = Correction
        fields = ["what", "right_value", "source", "contact"]
        labels = {"right_value": _("应该是什么"), "source": _("你是怎么知道的")}
        help_texts = {
            "right_value": _("页面上怎么写的、应该怎么写，300 字以内。不要写身份证号和手机号"),
            "source": _("什么时候、在哪里看到的，或者哪份文件上写的，300 字以内"),
            "contact": _("电话或邮箱。只有核对这件事的工作人员看得到，办结 %(kept)s 天后删除；不填也一样受理"),
        }
        widgets = {
            "right_value": forms.Textarea({"rows": 4, "maxlength": 300}),
            "source": forms.Textarea({"rows": 4, "maxlength": 300}),
        }
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
        labels = {"text": _("答复")}
        help_texts = {"text": _("300 字以内。只说事实，不写姓名、身份证号、手机号，不说别家的店")}
        widgets = {"text": forms.Textarea({"rows": 8, "maxlength": 300})}
        error_messages = {"text": {"required": _("请写下要说的话。")}}

    def clean_text(self) -> str:
        """Count a line end as one character."""
        return _counted_as_typed(self.cleaned_data["text"])


def _counted_as_typed(text: str) -> str:
    # Browsers count a line end as one character and send two.
    return text.replace("\r\n", "\n")
