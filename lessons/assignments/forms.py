"""What a member says of themselves."""

import unicodedata

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Learner


class LearnerForm(forms.ModelForm):
    """Place, trade and the name to be listed under; every field may stay empty."""

    class Meta:
        model = Learner
        fields = ["place", "trade", "shown_name"]
        error_messages = {
            "place": {"max_length": _("最多 80 个字。")},
            "trade": {"max_length": _("最多 80 个字。")},
            "shown_name": {"max_length": _("姓名最多 20 个字。")},
        }

    def clean_shown_name(self) -> str:
        """Printable signs only: the list is for paper."""
        name: str = self.cleaned_data["shown_name"]
        if any(unicodedata.category(sign)[0] == "C" for sign in name):
            raise forms.ValidationError(_("姓名里有不能打印的字。"))
        return name
