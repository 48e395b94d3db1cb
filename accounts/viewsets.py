"""Account administration."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail.users.views.users import CreateView, DeleteView, EditView, UserViewSet

from .forms import MemberCreationForm, MemberEditForm


def may_touch(user: Any, account: Any) -> bool:
    """Whether an account may change another: a superuser's only if it is one itself."""
    return user.is_superuser or not account.is_superuser


class _NotAbove:
    """Who is no superuser makes none, and touches none."""

    request: HttpRequest

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(*args, **kwargs)  # type: ignore[misc]
        if not self.request.user.is_superuser:
            form.fields.pop("is_superuser", None)
        return form

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        account = super().get_object(*args, **kwargs)  # type: ignore[misc]
        if not may_touch(self.request.user, account):
            raise PermissionDenied
        return account


class MemberCreateView(_NotAbove, CreateView):
    pass


class MemberEditView(_NotAbove, EditView):
    pass


class MemberDeleteView(_NotAbove, DeleteView):
    pass


class AccountViewSet(UserViewSet):
    """Wagtail's account screens with our forms."""

    add_view_class = MemberCreateView
    edit_view_class = MemberEditView
    delete_view_class = MemberDeleteView

    def get_form_class(self, for_update=False):
        return MemberEditForm if for_update else MemberCreationForm
