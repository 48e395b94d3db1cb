"""What reviewers say."""

from typing import Any

from django import forms

from .steps import BackTo, ReviewStep

_BEFORE = {ReviewStep.FIRST: [], ReviewStep.SECOND: [BackTo.FIRST], ReviewStep.FINAL: [BackTo.FIRST, BackTo.SECOND]}


def _comment(*, required: bool) -> forms.CharField:
    return forms.CharField(
        label="意见",
        required=required,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "退回要写明意见。"},
    )


class PassForm(forms.Form):
    """Passing; a remark is welcome."""

    comment = _comment(required=False)


class ReturnForm(forms.Form):
    """Returning: to whom, and why."""

    back_to = forms.ChoiceField(label="退回到", choices=BackTo.choices, widget=forms.RadioSelect)
    comment = _comment(required=True)

    before: list[BackTo] = [BackTo.FIRST, BackTo.SECOND]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = [BackTo.AUTHOR, *self.before]
        self.fields["back_to"].choices = [(way.value, way.label) for way in ways]  # type: ignore[attr-defined]
        self.fields["back_to"].initial = BackTo.AUTHOR

    @classmethod
    def up_to(cls, step: ReviewStep) -> type["ReturnForm"]:
        """The form for a step: only steps before it can be reached."""
        return type("ReturnForm", (cls,), {"before": _BEFORE[step]})


class ReasonForm(forms.Form):
    """Why something must be public before it is reviewed, or done by two."""

    reason = forms.CharField(
        label="理由",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="理由会留档：紧急发布的打印在审校单上，列在首页等候补审。",
        error_messages={"required": "请写明理由。"},
    )


class WithdrawForm(forms.Form):
    """Why a text is taken back from its reviewers."""

    reason = forms.CharField(
        label="为什么撤回",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写明为什么撤回。"},
    )


class ConfirmForm(forms.Form):
    """What the second person says to a change."""

    remark = forms.CharField(label="意见", required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class AfterForm(forms.Form):
    """Looking at an urgent publication afterwards."""

    decision = forms.ChoiceField(
        label="结论",
        choices=[("confirmed", "补审通过"), ("objected", "补审不通过，须撤下或改正")],
        widget=forms.RadioSelect,
    )
    comment = _comment(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("decision") == "objected" and not cleaned.get("comment"):
            self.add_error("comment", "不通过请写明意见。")
        return cleaned
