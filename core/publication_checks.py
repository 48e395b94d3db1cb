"""The one way to the public: everything that becomes public or is set to passes the gates.

An app registers a gate in `AppConfig.ready`; a gate answers with Chinese sentences that say what stands against it.
The receivers sit below every road (editor, bulk action, workflow, API, command, release): Wagtail saves an object
with `live=True` to publish it, and a revision with `approved_go_live_at` to schedule it. What writes without `save`,
such as an import, asks `objections` itself. See docs/decisions/core.md, 1011.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.models import DraftStateMixin, Revision

#: Fields that Wagtail writes about an object without making other content public.
BOOKKEEPING = {
    "latest_revision",
    "has_unpublished_changes",
    "locked",
    "locked_at",
    "locked_by",
    "expired",
    "draft_title",
    "latest_revision_created_at",
}


class Stage(Enum):
    """When a gate is asked."""

    FORM = "an editor pressed a button that leads to the public; nothing is saved yet"
    REVIEW = "an editor hands a draft in for review"
    SCHEDULED = "a revision gets its moment"
    PUBLIC = "a record is saved as public"
    BATCH = "a list is about to be written as public, without `save`"


@dataclass(frozen=True)
class PublicationAttempt:
    """Something on its way to the public. The revision is None where none is named."""

    record: Any
    moment: Stage
    revision: Revision | None = None
    user: Any = None


PublicationCheck = Callable[[PublicationAttempt], list[str]]
_checks: list[PublicationCheck] = []


class RefusedError(ValidationError):
    """What may not become public; `messages` are the reasons, in Chinese."""


def add_publication_check(gate: PublicationCheck) -> PublicationCheck:
    """Ask this gate from now on."""
    if gate not in _checks:
        _checks.append(gate)
    return gate


def objections(publication: PublicationAttempt) -> list[str]:
    """What stands against it, gate by gate; empty if nothing does."""
    return [text for gate in _checks for text in gate(publication)]


def refuse(publication: PublicationAttempt) -> None:
    """Raise RefusedError with the reasons, if there are any."""
    if texts := objections(publication):
        told = [f"“{publication.record}”不能发布：{text}" for text in texts]
        raise RefusedError({NON_FIELD_ERRORS: told})


@receiver(pre_save)
def check_before_save(sender: Any, instance: Any, raw: bool = False, update_fields: Any = None, **kwargs: Any) -> None:
    """Ask before a record is saved as public; a copy restored row by row (`raw`) was public before."""
    if raw or not isinstance(instance, DraftStateMixin) or not instance.live:
        return
    if update_fields is not None and set(update_fields) <= BOOKKEEPING:
        return
    refuse(PublicationAttempt(instance, Stage.PUBLIC, instance.live_revision))


@receiver(pre_save, sender=Revision)
def check_before_schedule(instance: Revision, raw: bool = False, **kwargs: Any) -> None:
    """Ask when a revision gets its moment, so that nobody learns of a refusal at night."""
    if not raw and instance.approved_go_live_at:
        refuse(PublicationAttempt(instance.as_object(), Stage.SCHEDULED, instance, instance.user))
