"""Account forms for the admin, with unit and post."""

from typing import Any

from django import forms
from wagtail.users.forms import UserCreationForm, UserEditForm

from .role_conflicts import conflict_in

OWN_FIELDS = {"unit", "post"}


class _Offices(forms.ModelForm):
    """Says on the form which offices one account cannot hold."""

    def clean_groups(self) -> Any:
        groups = self.cleaned_data["groups"]
        if not self.fields["groups"].disabled and (text := conflict_in(groups)):
            raise forms.ValidationError(text)
        return groups


class MemberEditForm(_Offices, UserEditForm):
    """Nobody changes their own roles."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        editing_self = kwargs.get("editing_self", False)
        super().__init__(*args, **kwargs)
        if editing_self:
            self.fields["groups"].disabled = True
            self.fields["groups"].help_text = "自己的角色由别的管理员改。"

    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | OWN_FIELDS


class MemberCreationForm(_Offices, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | OWN_FIELDS
