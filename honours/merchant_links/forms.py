"""What a shop fills in on its own page."""

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from core.languages import OWN
from core.pii import validate_no_personal_number
from core.publication_checks import PublicationAttempt, Stage, objections
from honours.history.states import HonourState
from honours.models import Honour, Merchant, Trade
from spots.models import ScenicSpotPage

from .states import REPORTS, ProposalKind

FACTS = ("title", "registered_name", "trade", "spot", "address", "opening")
_TEXTS = ("title", "registered_name", "address", "opening")


class FactsForm(forms.ModelForm):
    """The facts of the record as the shop would have them: judged by the record's own rules, never saved."""

    trade = forms.ModelChoiceField(
        label=_("行业（可以不选）"),
        queryset=Trade.objects.all(),
        required=False,
        empty_label=_("不选"),
        error_messages={"invalid_choice": _("请在列出的行业里选一个。")},
    )
    spot = forms.ModelChoiceField(
        label=_("所在景点"),
        queryset=ScenicSpotPage.objects.listed().filter(locale__language_code=OWN).order_by("slug"),
        required=False,
        empty_label=_("不在这些景点"),
        error_messages={"invalid_choice": _("请在列出的景点里选一个。")},
    )

    class Meta:
        model = Merchant
        fields = FACTS
        labels = {
            "title": _("招牌名"),
            "registered_name": _("登记名称"),
            "address": _("地址或摊位号"),
            "opening": _("营业时间"),
        }
        help_texts = dict.fromkeys(FACTS, "") | {"opening": _("一行一条，例如：每天 10:00-22:00")}
        widgets = {"opening": forms.Textarea({"rows": 4, "maxlength": 500})}
        error_messages = {"title": {"required": _("请写店招上的名字。")}}

    def clean(self) -> dict[str, Any]:
        """No personal number in what may become public."""
        cleaned = super().clean() or self.cleaned_data
        for name in _TEXTS:
            try:
                validate_no_personal_number(cleaned.get(name) or "")
            except ValidationError as error:
                self.add_error(name, error)
        return cleaned

    def _post_clean(self) -> None:
        """Ask the gates too, as an import asks them of a row."""
        super()._post_clean()  # type: ignore[misc] # Django calls it so
        if not self.errors:
            for text in objections(PublicationAttempt(self.instance, Stage.BATCH)):
                self.add_error(NON_FIELD_ERRORS, text)

    @property
    def differences(self) -> dict[str, dict[str, Any]]:
        """By field: what stands there, what should, and what an author's draft is given."""
        return {
            name: {"old": _said(self.initial[name], self, name), "new": _said(new, self, name), "value": _plain(new)}
            for name in self.changed_data
            if (new := self.cleaned_data[name]) is not None or self.initial[name]
        }


def _plain(value: Any) -> Any:
    return getattr(value, "pk", value)


def _said(value: Any, form: FactsForm, name: str) -> str:
    if name not in ("trade", "spot") or value in (None, ""):
        return str(value or "")
    found = form.fields[name].queryset.model._base_manager.filter(pk=_plain(value)).first()  # type: ignore[attr-defined]
    return str(found or "")


class ReportForm(forms.Form):
    """Closing, moving, or asking for an honour to be renewed, in the shop's own words."""

    kind = forms.ChoiceField(
        label=_("事项"),
        choices=[("", _("请选一项")), *((kind.value, kind.label) for kind in REPORTS)],
        error_messages={"required": _("请选一项。"), "invalid_choice": _("请在列出的几项里选一项。")},
    )
    honour: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("荣誉（申请续期时选）"),
        queryset=Honour.objects.none(),
        required=False,
        empty_label=_("不选"),
        error_messages={"invalid_choice": _("请在你店的荣誉里选一项。")},
    )
    words = forms.CharField(
        label=_("说明"),
        help_text=_("300 字以内。哪一天停业、搬到哪里；不写身份证号和手机号"),
        widget=forms.Textarea({"rows": 4, "maxlength": 300}),
        required=False,
        validators=[MaxLengthValidator(300), validate_no_personal_number],
    )

    def __init__(self, *args: Any, honours: list[Honour], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = [honour.pk for honour in honours if honour.state in (HonourState.VALID, HonourState.EXPIRED)]
        field: Any = self.fields["honour"]
        field.queryset = Honour.objects.filter(pk__in=own).select_related("scheme")
        field.label_from_instance = lambda honour: f"{honour.scheme.name} {honour.number}"

    def clean_words(self) -> str:
        """Count a line end as one character."""
        return self.cleaned_data["words"].replace("\r\n", "\n")

    def clean(self) -> dict[str, Any]:
        """A renewal names its honour; the others say since when, or where to."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("kind") == ProposalKind.RENEWAL:
            if not cleaned.get("honour") and "honour" not in self.errors:
                self.add_error("honour", _("请选要续期的荣誉。"))
        elif cleaned.get("kind") and not cleaned.get("words") and "words" not in self.errors:
            self.add_error("words", _("请写哪一天停业，或者搬到哪里。"))
        return cleaned
