"""The report of a forged plaque."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.spam import SpamProtectedForm

from .models import ForgeryReport


class ReportForm(SpamProtectedForm, forms.ModelForm):
    """A report: three fields."""

    stamp_salt = "plaques.report"

    class Meta:
        model = ForgeryReport
        fields = ["place", "code", "text"]
        labels = {
            "place": _("哪家店，在哪里"),
            "code": _("牌上的防伪码"),
            "text": _("看到了什么（300 字以内，可以不写）"),
        }
        widgets = {
            "code": forms.TextInput({"autocomplete": "off"}),
            "text": forms.Textarea({"rows": 3, "maxlength": 300}),
        }
        error_messages = {"place": {"required": _("请写一下是哪家店、在哪里，我们才找得到。")}}
