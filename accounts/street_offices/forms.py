"""The form 新建街道所账号."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.models import Page

from ..roles import STREET_OFFICE
from .opening import group_name, open_office
from .places import places

_LONGEST = 40
IS_THERE = f"这个所已经有了。给它再加一个账号，请在“用户”里新建，角色勾选“{STREET_OFFICE}”和“%(group)s”。"


class OfficeForm(forms.ModelForm):
    """Which office, which spots, and the account that signs in for it."""

    office = forms.CharField(
        label="所名", max_length=_LONGEST, help_text="例如：洪崖洞街道所", error_messages={"required": "请填所名。"}
    )
    spots = forms.ModelMultipleChoiceField(
        label="负责的景点", queryset=Page.objects.none(), widget=forms.CheckboxSelectMultiple,
        help_text="这个账号只看得到、改得了这些景点的商户。",
        error_messages={"required": "请至少选一个景点。"},
    )  # fmt: skip

    class Meta:
        model = get_user_model()
        fields = ("username", "last_name", "first_name", "email", "post")
        labels = {"username": "账号名", "last_name": "姓", "first_name": "名", "email": "邮箱"}
        error_messages = {"username": {"required": "请填账号名。"}}
        help_texts = {
            "username": "登录时用，字母和数字。",
            "email": "填了就把设密码的链接寄到这里；不填，链接显示给你转交。",
        }

    field_order = ("office", "spots", "username", "last_name", "first_name", "post", "email")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["spots"].queryset = places()  # type: ignore[attr-defined]

    def clean_office(self) -> str:
        """Refuse an office whose group is there."""
        office: str = self.cleaned_data["office"]
        if Group.objects.filter(name=group_name(office)).exists():
            raise forms.ValidationError(IS_THERE, params={"group": group_name(office)})
        return office

    def save(self, commit: bool = True) -> Any:
        """Make all of it; the new account."""
        account = {name: self.cleaned_data[name] for name in self.Meta.fields}
        office = self.cleaned_data["office"]
        return open_office(office, self.cleaned_data["spots"], unit=office, **account)
