"""The two forms of the import screen."""

from typing import Any

from django import forms
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Locale

from core.spreadsheets.files import EXTENSIONS
from honours.history.states import ROLL_STATES, HonourState
from honours.models import AwardScheme, Honour, Trade
from honours.queries import HonourQuerySet
from spots.models import ScenicSpotPage


class PickField(forms.ModelChoiceField):
    """A choice by key; a number that no database holds is a wrong choice, not a server error."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except OverflowError as error:
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice") from error


class UploadForm(forms.Form):
    """A list to check."""

    file = forms.FileField(
        label="名单文件",
        allow_empty_file=True,  # told more clearly when it is read
        widget=forms.FileInput(attrs={"accept": ",".join(f".{name}" for name in EXTENSIONS)}),
        help_text="xlsx、xlsb、xls、et、ods 或 csv，最大 30 MB、10 万行。上传后先核对预览，确认后才会写入网站。",
        error_messages={"required": "请先选择要导入的文件。", "invalid": "文件没有传上来，请重新选择。"},
    )
    scheme = PickField(
        AwardScheme.objects.filter(live=True),
        label="荣誉项目",
        required=False,
        empty_label="按表里的“荣誉项目”一列",
        help_text="表里没有“荣誉项目”一列，或这一列空着时，当作这里选的项目。",
    )
    sheet = forms.CharField(
        label="工作表",
        required=False,
        max_length=100,
        help_text="留空就读打开文件时看到的那一张；要读别的，填下面标签上的名字。",
    )
    with_hidden = forms.BooleanField(
        label="连同隐藏的行和列",
        required=False,
        help_text="不勾选：只读看得见的；隐藏和被筛选掉的有几行、在哪里，预览里会说。",
    )


class ExportForm(forms.Form):
    """What to export; everything left empty means all."""

    scheme = PickField(AwardScheme.objects.filter(live=True), label="荣誉项目", required=False, empty_label="全部")
    state = forms.ChoiceField(
        label="状态", required=False, choices=[("", "全部"), *((one.value, one.label) for one in ROLL_STATES)]
    )
    on = forms.DateField(
        label="哪一天的状态", required=False, widget=AdminDateInput, help_text="选了状态才起作用；留空表示今天。"
    )
    spot = PickField(ScenicSpotPage.objects.none(), label="所在景点", required=False, empty_label="全部")
    trade = PickField(Trade.objects.all(), label="行业", required=False, empty_label="全部")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        spots = ScenicSpotPage.objects.live().filter(locale=Locale.get_default()).order_by("path")
        self.fields["spot"].queryset = spots  # type: ignore[attr-defined]

    def honours(self) -> HonourQuerySet:
        """Published honours that meet the form, once it is valid."""
        chosen = self.cleaned_data
        honours = Honour.objects.filter(live=True)
        if chosen["state"]:
            honours = honours.in_state(HonourState(chosen["state"]), chosen["on"] or timezone.localdate())
        wanted = {"scheme": chosen["scheme"], "merchant__spot": chosen["spot"], "merchant__trade": chosen["trade"]}
        return honours.filter(**{name: value for name, value in wanted.items() if value})
