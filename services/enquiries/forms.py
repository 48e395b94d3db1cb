"""What the public may send: a need, a question of law."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.pii import ID_NUMBER, personal_number
from core.spam import SpamProtectedForm
from services.states import ExpertField

from .models import Enquiry


class EnquiryForm(SpamProtectedForm, forms.ModelForm):
    """What is wanted and how to answer; nothing is kept without consent."""

    stamp_salt = "enquiries.enquiry"

    field = forms.ChoiceField(
        label=_("哪一方面（可以不选）"), choices=[("", _("不选")), *ExpertField.choices], required=False
    )
    agreed = forms.BooleanField(label=_("我看过上面的同意书，同意。"), required=False)

    class Meta:
        model = Enquiry
        fields = ["field", "unit", "text", "contact"]
        labels = {"unit": _("店名或单位（可以不填）"), "text": _("要问的事"), "contact": _("怎么联系你")}
        help_texts = {
            "text": _("1000 字以内。不要写身份证号，不要写别人的名字和电话"),
            "contact": _("电话或邮箱，一个就够"),
        }
        widgets = {
            "unit": forms.TextInput({"autocomplete": "organization"}),
            "text": forms.Textarea({"rows": 8, "maxlength": 1000}),
        }
        error_messages = {
            "text": {"required": _("请写下要问的事。")},
            "contact": {"required": _("请留一个能找到你的电话或邮箱，不然没法答复。")},
        }

    def clean_text(self) -> str:
        """Count a line end as one character; refuse identity numbers, which no answer needs."""
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        if personal_number(text) == ID_NUMBER:
            raise forms.ValidationError(_("这里写了身份证号。答复用不着它，请删掉再提交。"))
        return text

    def clean(self) -> dict[str, Any]:
        """Keep nothing without consent."""
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("agreed"):
            self.add_error("agreed", _("请先看同意书，同意了再勾选。不同意就不要提交，也可以直接到服务中心来。"))
        return cleaned
