"""What a shop sends: its application, and what it was asked to add."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from core.languages import OWN
from core.opencc import in_words
from core.pii import ID_NUMBER, personal_number, validate_no_personal_number
from core.spam import SpamProtectedForm
from honours.fields import normalise_credit_code
from honours.history.states import MerchantKind
from honours.models import Trade
from spots.models import ScenicSpotPage

from .models import Application, AwardRound
from .uploads import PapersField


class _SpotChoice(forms.ModelChoiceField):
    """The original pages of spots, called as in the reader's language where they are translated."""

    def __init__(self, **kwargs: Any) -> None:
        spots = ScenicSpotPage.objects.listed().filter(locale__language_code=OWN).order_by("slug")
        super().__init__(spots, required=False, empty_label=_("不在这些景点"), **kwargs)

    @cached_property
    def _titles(self) -> dict[Any, str]:
        spots = ScenicSpotPage.objects.in_language().listed()
        return dict(spots.order_by().values_list("translation_key", "title"))

    def label_from_instance(self, spot: Any) -> str:
        return self._titles.get(spot.translation_key, spot.title)


class _TradeChoice(forms.ModelChoiceField):
    """Trades, called as in the reader's language."""

    def label_from_instance(self, trade: Any) -> str:
        return in_words(trade.title, trade.english)


class ApplicationForm(SpamProtectedForm, forms.ModelForm):
    """Who applies, how to reach it, its promise; nothing is kept without both ticks."""

    stamp_salt = "applications.application"

    credit_code = forms.CharField(
        label=_("统一社会信用代码"),
        help_text=_("营业执照上的 18 位，空格和全角数字不要紧"),
        max_length=60,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("请照营业执照写 18 位代码。")},
    )
    kind = forms.ChoiceField(
        label=_("企业还是个体工商户"),
        choices=[("", _("请选一项")), *MerchantKind.choices],
        error_messages={"required": _("请选企业还是个体工商户。"), "invalid_choice": _("请在列出的几项里选一项。")},
    )
    spot = _SpotChoice(label=_("所在景点"), error_messages={"invalid_choice": _("请在列出的景点里选一个。")})
    trade = _TradeChoice(
        label=_("行业（可以不选）"),
        queryset=Trade.objects.all(),
        required=False,
        empty_label=_("不选"),
        error_messages={"invalid_choice": _("请在列出的行业里选一个。")},
    )
    papers = PapersField(required=False)
    promised = forms.BooleanField(label=_("我看过上面的承诺书，做得到。"), required=False)
    agreed = forms.BooleanField(label=_("我看过上面的说明，同意。"), required=False)

    class Meta:
        model = Application
        fields = ["title", "registered_name", "credit_code", "kind", "trade", "spot", "address", "contact"]
        labels = {
            "title": _("招牌名"),
            "registered_name": _("登记名称"),
            "address": _("地址或摊位号"),
            "contact": _("怎么联系你"),
        }
        help_texts = {
            "title": _("店招上的名字"),
            "registered_name": _("营业执照上的名称"),
            "address": _("店开在哪里；不写住址"),
            "contact": _("电话或邮箱，一个就够；要补材料时用，不公开"),
        }
        widgets = {
            "title": forms.TextInput({"autocomplete": "organization"}),
            "registered_name": forms.TextInput({"autocomplete": "off"}),
            "address": forms.TextInput({"autocomplete": "street-address"}),
            "contact": forms.TextInput({"autocomplete": "off"}),
        }
        error_messages = {
            "title": {"required": _("请写店招上的名字。")},
            "registered_name": {"required": _("请照营业执照写登记名称。")},
            "address": {"required": _("请写经营地址或摊位号。")},
            "contact": {"required": _("请留一个能找到你的电话或邮箱，要补材料时用。")},
        }

    def __init__(self, *args: Any, round: AwardRound, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.round = round
        if round.scheme.merchant_kind:
            self.fields["kind"].choices = [  # type: ignore[attr-defined]
                choice for choice in MerchantKind.choices if choice[0] == round.scheme.merchant_kind
            ]

    def clean_credit_code(self) -> str:
        """As the register writes it, however it was pasted; the record's own rule judges it."""
        return normalise_credit_code(self.cleaned_data["credit_code"])

    def clean_contact(self) -> str:
        """Refuse identity numbers, which nobody needs to call back."""
        contact = self.cleaned_data["contact"]
        if personal_number(contact) == ID_NUMBER:
            raise forms.ValidationError(_("这里写了身份证号。联系用不着它，请删掉再提交。"))
        return contact

    def clean(self) -> dict[str, Any]:
        """Keep nothing without promise and consent, and nothing under another promise than the one that was shown."""
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("promised"):
            self.add_error("promised", _("请看一遍承诺书，做得到再勾选。"))
        if not cleaned.get("agreed"):
            self.add_error("agreed", _("请先看怎样保存和使用，同意了再勾选。不同意就不要提交。"))
        return cleaned


class SupplementForm(SpamProtectedForm):
    """What was asked for: words, papers, or both."""

    stamp_salt = "applications.supplement"

    words = forms.CharField(
        label=_("补充说明"),
        help_text=_("300 字以内。不写身份证号和手机号"),
        widget=forms.Textarea({"rows": 4, "maxlength": 300}),
        required=False,
        validators=[MaxLengthValidator(300), validate_no_personal_number],
    )
    papers = PapersField(required=False)

    def clean_words(self) -> str:
        """Count a line end as one character."""
        return self.cleaned_data["words"].replace("\r\n", "\n")

    def clean(self) -> dict[str, Any]:
        """Something must come."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not (cleaned.get("words") or cleaned.get("papers")):
            self.add_error("words", _("请写几句说明，或者选上要补的文件。"))
        return cleaned
