"""The one thing a holder may add to the paper."""

import unicodedata

from django import forms
from django.utils.translation import gettext_lazy as _


class NameForm(forms.Form):
    """A name for the PDF; never stored."""

    name = forms.CharField(
        label=_("姓名"),
        required=False,
        max_length=20,
        error_messages={
            "max_length": _("姓名最多 20 个字。"),
            "null_characters_not_allowed": _("姓名里有不能打印的字。"),
        },
    )

    def clean_name(self) -> str:
        """Printable signs only."""
        name: str = self.cleaned_data["name"]
        if any(unicodedata.category(sign)[0] == "C" for sign in name):
            raise forms.ValidationError(_("姓名里有不能打印的字。"))
        return name
