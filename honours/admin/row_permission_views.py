"""Editors' screens that stop where the account's reach ends: every address with a record in it, lists and choosers."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern
from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)
from wagtail.snippets.views.snippets import SnippetViewSet

from ..merchants.row_permissions import SpotScopedPolicy, in_scope


class _SpotScoped:
    """A chooser's view that looks only at what is within reach."""

    request: HttpRequest
    model_class: Any

    def in_scope(self, records: Any) -> Any:
        return in_scope(self.request.user, records, self.model_class.snippet_viewset.to_spot)

    def get_object_list(self) -> Any:
        return self.in_scope(super().get_object_list())  # type: ignore[misc]

    def get_object(self, pk: str) -> Any:
        return self.in_scope(self.model_class.objects.all()).get(pk=pk)

    def get_objects(self, pks: list[str]) -> Any:
        return self.in_scope(super().get_objects(pks))  # type: ignore[misc]


class SpotScopedChooseView(_SpotScoped, ChooseView):
    pass


class SpotScopedChooseResultsView(_SpotScoped, ChooseResultsView):
    pass


class SpotScopedChosenView(_SpotScoped, SnippetChosenView):
    pass


class SpotScopedChosenMultipleView(_SpotScoped, SnippetChosenMultipleView):
    pass


class SpotScopedChooserViewSet(SnippetChooserViewSet):
    choose_view_class = SpotScopedChooseView
    choose_results_view_class = SpotScopedChooseResultsView
    chosen_view_class = SpotScopedChosenView
    chosen_multiple_view_class = SpotScopedChosenMultipleView


class SpotScopedViewSet(SnippetViewSet):
    """Screens for a model whose records lie at spots; `to_spot` is the way from a record to its spot.

    Wagtail's screens for snippets ask only for the permission for the model, so each address is guarded as a whole.
    """

    to_spot: str
    chooser_viewset_class = SpotScopedChooserViewSet

    @property
    def permission_policy(self) -> SpotScopedPolicy:
        return SpotScopedPolicy(self.model, self.to_spot)

    @property
    def url_finder_class(self) -> type[ModelAdminURLFinder]:
        """Wagtail's own for snippets asks for the model's permission alone."""
        known = {"permission_policy": self.permission_policy, "edit_url_name": self.get_url_name("edit")}
        return type("ReachedURLFinder", (ModelAdminURLFinder,), known)

    def get_urlpatterns(self) -> list[URLPattern]:
        guarded = self._guarded
        return [
            URLPattern(one.pattern, guarded(one.callback), one.default_args, one.name)
            for one in super().get_urlpatterns()
        ]

    def _guarded(self, view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def within(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            key = unquote(str(kwargs.get("pk", "")))
            if key.isdecimal():
                record = self.model._base_manager.filter(pk=key).first()
                if record and not self.permission_policy.reaches(request.user, record):
                    raise PermissionDenied
            return view(request, *args, **kwargs)

        return within
