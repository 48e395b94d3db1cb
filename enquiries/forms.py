"""What the public may send: a need, a question of law."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.bots import PeopleForm
from core.personal import ID_NUMBER, personal_number
from services.states import Field

from .models import Enquiry


class EnquiryForm(PeopleForm, forms.ModelForm):
    """What is wanted and how to answer; nothing is kept without consent."""

    stamp_salt = "enquiries.enquiry"

    field = forms.ChoiceField(choices=[("", _("不选")), *Field.choices], required=False)
    agreed = forms.BooleanField(required=False)

    class Meta:
        model = Enquiry
        fields = ["field", "unit", "text", "contact"]
        error_messages = {
            "text": {"required": _("请写下要问的事。")},
            "contact": {"required": _("请留一个能找到您的电话或邮箱，不然没法答复。")},
        }

    def clean_website(self) -> str:
        """Tell a person whose browser filled in the hidden field; an enquiry must not vanish unseen."""
        if self.is_trap_sprung:
            raise forms.ValidationError(_("有一格本该留空却填了内容，多半是浏览器自动填的，请关掉自动填写再提交。"))
        return ""

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
