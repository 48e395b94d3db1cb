"""Findings as an editor types them: one form for the table and for Excel."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from spots.models import ScenicSpotPage

from .kinds import Phase
from .models import CampaignPage, Finding

_DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class FindingForm(forms.ModelForm):
    """One finding of a campaign."""

    class Meta:
        model = Finding
        fields = ["spot", "shop", "text", "unit", "found_on", "deadline", "revisit", "fixed_on"]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 2}),
            "found_on": _DAY,
            "deadline": _DAY,
            "fixed_on": _DAY,
        }

    def __init__(self, *args: Any, campaign: CampaignPage, phase: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.instance.phase = phase
        if self.instance.campaign_id in (None, campaign.pk):
            self.instance.campaign = campaign  # the one in hand, so that no row asks for it again
        self.fields["spot"].queryset = campaign_spots(campaign)  # type: ignore[attr-defined]
        self.fields["spot"].empty_label = self.fields["unit"].empty_label = "—"  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Say by the dates themselves what the database would only refuse."""
        cleaned = super().clean() or self.cleaned_data
        found, deadline, fixed = (cleaned.get(name) for name in ("found_on", "deadline", "fixed_on"))
        for name, day in (("found_on", found), ("fixed_on", fixed)):
            if day and day > timezone.localdate():
                self.add_error(name, ValidationError("这一天还没有到，只登记已经发生的。"))
        if found and deadline and deadline < found:
            self.add_error("deadline", ValidationError("整改期限不能早于发现日期。"))
        if found and fixed and fixed < found:
            self.add_error("fixed_on", ValidationError("整改完成不能早于发现日期。"))
        return cleaned


def campaign_spots(campaign: CampaignPage) -> Any:
    """The spots a finding of a campaign may name: those in its scope, or all when it has none."""
    keys = [row.spot_id for row in campaign.scope_rows]
    spots = ScenicSpotPage.objects.filter(locale=campaign.locale_id).order_by("path")
    return spots.filter(pk__in=keys) if keys else spots


def finding_table(campaign: CampaignPage, phase: Phase, data: Any = None, extra: int = 6) -> Any:
    """The findings of a phase as rows to type in, with some empty ones below."""
    formset = forms.modelformset_factory(
        Finding, form=FindingForm, extra=extra, can_delete=True, max_num=2000, absolute_max=2000
    )
    queryset = Finding.objects.of(campaign).filter(phase=phase).for_duty()
    return formset(data, queryset=queryset, prefix="row", form_kwargs={"campaign": campaign, "phase": phase})


class FindingsUploadForm(forms.Form):
    """A list of findings in a spreadsheet."""

    file = forms.FileField(label="Excel 文件", help_text="xlsx、xls、ods 或 csv；先下载模板，列名不要改。")
