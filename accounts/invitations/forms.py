"""One invitation, and a list of them."""

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from wagtail.admin.forms import WagtailAdminModelForm

from accounts.groups import MEMBER_GROUPS

from .models import Invitation


def member_groups() -> Any:
    """The groups one may be invited to: none of them opens the admin."""
    return Group.objects.filter(name__in=MEMBER_GROUPS).exclude(permissions__codename="access_admin").order_by("pk")


class InvitationForm(WagtailAdminModelForm):
    """Who is invited, and to which group."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = member_groups()
        self.fields["group"].empty_label = None

    class Meta:
        model = Invitation
        fields = ["username", "unit", "post", "email", "group"]


class ListForm(forms.Form):
    """A spreadsheet of people for one group."""

    file = forms.FileField(label="表格", error_messages={"required": "请选一个表格文件。", "empty": "这个文件是空的。"})
    group = forms.ModelChoiceField(label="身份", queryset=Group.objects.none(), empty_label=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = member_groups()  # type: ignore[attr-defined]
