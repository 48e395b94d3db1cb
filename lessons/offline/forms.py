"""The box for a result code."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .result_codes import mended


class ResultCodeForm(forms.Form):
    """A result code as people type it."""

    c = forms.CharField(
        label=_("结果码"),
        max_length=200,
        error_messages={
            "required": _("请输入结果码。"),
            "max_length": _("结果码是 28 个字，这里太长了。"),
            "null_characters_not_allowed": _("结果码里有不认识的字。"),
        },
    )

    def clean_c(self) -> str:
        """The code that was meant."""
        code = mended(self.cleaned_data["c"])
        if code is None:
            raise forms.ValidationError(_("结果码是 28 个字，里面没有 0、1、I、L、O。请对照文件里的再输一遍。"))
        return code
