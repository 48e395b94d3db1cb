"""Whether a form was opened on a version that is no longer the latest, and what differs from the latest."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page, Revision

#: What the form says of the version it was opened on; everything else in it is the editor's own.
LOADED = ("loaded_revision_id", "loaded_revision_created_at", "overwrite_revision_id")


def newer_version(record: Any, posted: Mapping[str, str]) -> Revision | None:
    """The version that saving this form would pass over; None when there is none, or the form does not say.

    Wagtail asks the same, but only of a form that saves itself; one that is sent passes over the other's text.
    What the form saved by itself is not newer: autosave.js has it say the version it saved last. So what is newer comes
    from another person or from another window, where the account alone would not tell.
    """
    latest = record.latest_revision
    if latest is None:
        return None
    own, loaded = posted.get("overwrite_revision_id"), posted.get("loaded_revision_id")
    if own:
        return None if own == str(latest.pk) else latest
    if not loaded:
        return None
    same = loaded == str(latest.pk) and posted.get("loaded_revision_created_at") == latest.created_at.isoformat()
    return None if same else latest


def differences(record: Any, theirs: Any, request: HttpRequest) -> list[Any]:
    """Wagtail's comparisons of the latest version with what was sent; empty if what was sent cannot be read."""
    handler = _edit_handler(record)
    above = {"parent_page": record.get_parent()} if isinstance(record, Page) else {}
    form = handler.get_form_class()(
        request.POST, request.FILES, instance=record.get_latest_revision_as_object(), for_user=request.user, **above
    )
    form.defer_required_fields()
    if not form.is_valid():
        return []
    mine = form.save(commit=False)
    panel = handler.get_bound_panel(instance=record, request=request, form=None)
    compared = [comparison(theirs, mine) for comparison in panel.get_comparison()]
    return [comparison for comparison in compared if comparison.has_changed()]


def _edit_handler(record: Any) -> Any:
    kind = type(record)
    return kind.get_edit_handler() if isinstance(record, Page) else kind.snippet_viewset.get_edit_handler()
