"""What editors fill in."""

from typing import Any

from django import forms
from django.utils import timezone
from wagtail.admin.widgets import AdminDateTimeInput

from core.languages import OWN
from honours.models import AwardScheme
from spots.models import ScenicSpotPage

from .models import Release


class ReleaseForm(forms.ModelForm):
    """Name and note."""

    class Meta:
        model = Release
        fields = ["title", "note"]


class FindForm(forms.Form):
    """Which draft honours to collect."""

    scheme = forms.ModelChoiceField(AwardScheme.objects.all(), label="荣誉项目")
    first = forms.CharField(label="牌匾编号从", max_length=40, required=False)
    last = forms.CharField(label="到", max_length=40, required=False)
    spot: forms.ModelChoiceField = forms.ModelChoiceField(
        ScenicSpotPage.objects.filter(locale__language_code=OWN).order_by("slug"),  # pinyin: as a dictionary has them
        label="所在景点",
        required=False,
        empty_label="全部景点",
    )


class PlanForm(forms.Form):
    """The moment of a planned release."""

    planned_for = forms.DateTimeField(
        label="公开时间", widget=AdminDateTimeInput, help_text="北京时间，例如 2027-03-15 09:00。"
    )

    def clean_planned_for(self) -> Any:
        moment = self.cleaned_data["planned_for"]
        if moment <= timezone.now():
            raise forms.ValidationError("公开时间要在现在之后。想马上公开，请用“现在发布”。")
        return moment


class ReleaseReasonForm(forms.Form):
    """Why a release is taken back."""

    reason = forms.CharField(label="撤回原因", max_length=200, help_text="记在这一批里，只有后台看得到。")


class IntoForm(forms.Form):
    """Which release the chosen honours go into."""

    release = forms.ModelChoiceField(
        Release.objects.none(), label="加入", required=False, empty_label="新建一批", widget=forms.Select
    )
    title = forms.CharField(label="新一批的名称", max_length=60, required=False, help_text="选“新建一批”时填写。")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["release"].queryset = Release.objects.preparing()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("release") and not cleaned.get("title"):
            self.add_error("title", "请给新的一批取个名称，或在上面选一批。")
        return cleaned
