"""The list of a month as a table to fill in."""

from django import forms

from .models import Activity, ActivityMonth

EMPTY_ROWS = 5


class ActivityForm(forms.ModelForm):
    """One row."""

    class Meta:
        model = Activity
        fields = [
            "held_on", "starts_at", "ends_at", "title", "kind", "centre", "place", "host", "audience", "team",
        ]  # fmt: skip
        widgets = {
            "held_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "starts_at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "ends_at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }
        error_messages = {"held_on": {"required": "请填日期。"}, "title": {"required": "请填活动名称。"}}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs |= {"aria-label": field.label}

    def has_changed(self) -> bool:
        """A row in which only a list was chosen is still empty."""
        return bool(set(self.changed_data) - {"kind", "centre", "team"})


class MonthForm(forms.ModelForm):
    """What stands above the table."""

    class Meta:
        model = ActivityMonth
        fields = ["note", "is_published"]


ActivityTable = forms.inlineformset_factory(
    ActivityMonth, Activity, form=ActivityForm, extra=EMPTY_ROWS, can_delete=True
)
