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

from .reach import ReachPolicy, within_reach


class _Reached:
    """A chooser's view that looks only at what is within reach."""

    request: HttpRequest
    model_class: Any

    def within_reach(self, records: Any) -> Any:
        return within_reach(self.request.user, records, self.model_class.snippet_viewset.to_spot)

    def get_object_list(self) -> Any:
        return self.within_reach(super().get_object_list())  # type: ignore[misc]

    def get_object(self, pk: str) -> Any:
        return self.within_reach(self.model_class.objects.all()).get(pk=pk)

    def get_objects(self, pks: list[str]) -> Any:
        return self.within_reach(super().get_objects(pks))  # type: ignore[misc]


class ReachedChooseView(_Reached, ChooseView):
    pass


class ReachedChooseResultsView(_Reached, ChooseResultsView):
    pass


class ReachedChosenView(_Reached, SnippetChosenView):
    pass


class ReachedChosenMultipleView(_Reached, SnippetChosenMultipleView):
    pass


class ReachedChooserViewSet(SnippetChooserViewSet):
    choose_view_class = ReachedChooseView
    choose_results_view_class = ReachedChooseResultsView
    chosen_view_class = ReachedChosenView
    chosen_multiple_view_class = ReachedChosenMultipleView


class ReachedViewSet(SnippetViewSet):
    """Screens for a model whose records lie at spots; `to_spot` is the way from a record to its spot.

    Wagtail's screens for snippets ask only for the permission for the model, so each address is guarded as a whole.
    """

    to_spot: str
    chooser_viewset_class = ReachedChooserViewSet

    @property
    def permission_policy(self) -> ReachPolicy:
        return ReachPolicy(self.model, self.to_spot)

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
