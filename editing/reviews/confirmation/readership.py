"""Which records readers see. What is not known to be internal counts as seen, so a new model is guarded at once.

A model of ours says `is_internal = True` if no public page shows it; one whose rows wait for a decision has a property
`is_shown`.
"""

from functools import cache
from typing import Any

from django.db.models import Model
from modelcluster.fields import ParentalKey

#: Apps of others whose records no public page shows: accounts, rights, sessions, logs, search, the translators' desk.
_INTERNAL_APPS = {
    "account", "admin", "auth", "axes", "contenttypes", "django_tasks_database", "mfa", "sessions", "taggit",
    "wagtail_localize", "wagtailadmin", "wagtailembeds", "wagtailsearch", "wagtailusers",
}  # fmt: skip
#: Of Wagtail's own records those that keep drafts, steps, logs and rights.
_INTERNAL_OF_WAGTAIL = {
    "Comment", "CommentReply", "GroupApprovalTask", "GroupCollectionPermission", "GroupPagePermission",
    "GroupSitePermission", "ModelLogEntry", "PageLogEntry", "PageSubscription", "ReferenceIndex", "Revision", "Task",
    "TaskState", "UploadedFile", "Workflow", "WorkflowContentType", "WorkflowPage", "WorkflowState", "WorkflowTask",
}  # fmt: skip


@cache
def is_internal(model: type[Model]) -> bool:
    """Whether no public page shows anything of a model."""
    made_for: Any = model._meta.auto_created
    if made_for:
        return is_internal(made_for)
    app, name = model._meta.app_label, model.__name__
    if app in _INTERNAL_APPS or (app == "wagtailcore" and name in _INTERNAL_OF_WAGTAIL):
        return True
    return bool(getattr(model, "is_internal", False))


@cache
def parent_field(model: type[Model]) -> str:
    """The field by which an inline row hangs on its record; "" if it is none."""
    return next((field.name for field in model._meta.fields if isinstance(field, ParentalKey)), "")


def is_made_by_site(record: Any) -> bool:
    """Whether the site writes it as a consequence: Wagtail's redirects after a move, the text of an attachment."""
    return bool(getattr(record, "automatically_created", False))
