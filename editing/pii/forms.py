"""The two forms of letting something through."""

from django import forms


class AskForm(forms.Form):
    """Why it must be public."""

    reason = forms.CharField(
        label="为什么必须公开",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="写清依据，例如：本人书面同意公开，同意书编号。理由会留档，不要在这里写号码。",
        error_messages={"required": "请写明理由。"},
    )


class DecideForm(forms.Form):
    """Yes or no, with a remark; a no needs one."""

    remark = forms.CharField(label="处理说明", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}))
    decision = forms.ChoiceField(choices=[("grant", "放行"), ("decline", "不放行")])

    def clean(self):
        cleaned = super().clean() or {}
        if cleaned.get("decision") == "decline" and not cleaned.get("remark"):
            self.add_error("remark", "不放行请写明原因。")
        return cleaned
