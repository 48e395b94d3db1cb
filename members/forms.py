"""Account forms for the admin, with unit and post."""

from wagtail.users.forms import UserCreationForm, UserEditForm

OWN_FIELDS = {"unit", "post"}


class MemberEditForm(UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | OWN_FIELDS


class MemberCreationForm(UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | OWN_FIELDS
