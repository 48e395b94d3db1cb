"""Where changes of what readers see are noticed: below every form, button, bulk action and interface.

What goes public by the chain passes the gate (`reviews.gate`) instead and is not noted; its inline rows go with it.
"""

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.contrib.settings.models import AbstractSetting
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.models import Collection as FileCollection
from wagtail.models import DraftStateMixin, Page
from wagtail.signals import pre_page_move
from wagtailmedia.models import AbstractMedia

from core.media.access.uses import is_open, pages_showing
from core.publication_checks import BOOKKEEPING, PublicationAttempt, Stage, refuse

from ..authority import covers
from .changes import Collection, Deed, current, mark, note, stop_unconfirmed
from .differences import differences
from .readership import is_internal, is_made_by_site, parent_field

_FILES = (AbstractImage, AbstractDocument, AbstractMedia)


@receiver(pre_save)
def note_save(sender: type[Model], instance: Any, raw: bool = False, update_fields: Any = None, **kwargs: Any) -> None:
    """A record is about to be written."""
    collection = current()
    if collection is None or raw or _is_out_of_sight(instance):
        return
    if isinstance(instance, DraftStateMixin):
        if update_fields is None or not set(update_fields) <= BOOKKEEPING:
            _note_record(collection, instance)
    elif not _goes_with_its_record(collection, sender, instance):
        _note_row(sender, instance)


@receiver(post_save)
def remember_made(sender: type[Model], instance: Any, created: bool, **kwargs: Any) -> None:
    """A record that is new in this press."""
    if created and (collection := current()) is not None:
        collection.made.add(mark(instance))


@receiver(pre_delete)
def note_delete(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """A record is about to go."""
    collection = current()
    if collection is None or _is_out_of_sight(instance) or _goes_with_its_record(collection, sender, instance):
        return
    if isinstance(instance, _FILES):
        if _is_in_use(instance):
            note(Deed.REMOVED, instance, _shown_by(instance))
            stop_unconfirmed()
    elif _leaves_a_gap(instance) if isinstance(instance, DraftStateMixin) else _is_shown(instance):
        note(Deed.REMOVED, instance)


@receiver(m2m_changed)
def note_links(sender: Any, instance: Any, action: str, model: Any, pk_set: Any, **kwargs: Any) -> None:
    """Links of a record are about to change, such as the groups that a closed page opens to."""
    collection = current()
    if collection is None or action not in ("pre_add", "pre_remove", "pre_clear") or isinstance(instance, _FILES):
        return
    if _is_out_of_sight(instance) or mark(instance) in collection.passed:
        return
    if action != "pre_clear" and not pk_set:
        return
    names = "、".join(sorted(map(str, model._base_manager.filter(pk__in=pk_set or ()))))
    line = ["", names] if action == "pre_add" else [names or "全部", ""]
    note(Deed.CHANGED, instance, [[str(model._meta.verbose_name), *line]])


@receiver(pre_page_move)
def note_move(instance: Page, url_path_before: str, url_path_after: str, **kwargs: Any) -> None:
    """Moving writes past `save`; a branch without public pages may be put anywhere."""
    if current() is not None and instance.get_descendants(inclusive=True).live().exists():
        note(Deed.MOVED, instance, [["位置", url_path_before, url_path_after]])


def _is_out_of_sight(instance: Any) -> bool:
    model: type[Model] = type(instance)
    return is_internal(model) or is_made_by_site(instance) or isinstance(instance, AbstractRendition)


def _note_record(collection: Collection, record: Any) -> None:
    """A record with drafts: what it says is the gate's business, whether it is there at all is noted here."""
    stored = type(record)._base_manager.filter(pk=record.pk).only("pk", "live").first() if record.pk else None
    was_live = stored is not None and stored.live
    if record.live:
        collection.passed.add(mark(record))
        if not was_live and _is_new_alias(collection, record):
            note(Deed.ADDED, record, [["镜像", "", str(record.alias_of)]])  # the gate lets pass what it repeats
    elif was_live:
        note(Deed.HIDDEN, record)


def _is_new_alias(collection: Collection, record: Any) -> bool:
    """Whether it repeats, somewhere else, what was public before; not what follows its source in the same press."""
    source = getattr(record, "alias_of_id", None)
    return source is not None and (record._meta.label, str(source)) not in collection.passed and not covers(record)


def _goes_with_its_record(collection: Collection, sender: type[Model], row: Any) -> bool:
    """Whether an inline row belongs to a draft, or to what has just passed the gate."""
    name = parent_field(sender)
    parent = getattr(row, name, None) if name else None
    if not isinstance(parent, DraftStateMixin):
        return False
    is_public = type(parent)._base_manager.filter(pk=parent.pk, live=True).exists()
    return not is_public or mark(parent) in collection.passed


def _note_row(sender: type[Model], row: Any) -> None:
    """A record without drafts: every save is public at once."""
    stored = sender._base_manager.filter(pk=row.pk).first() if row.pk else None
    if isinstance(row, _FILES):
        if stored is not None and (lines := differences(stored, row)) and _is_in_use(stored):
            note(Deed.CHANGED, row, [*lines, *_shown_by(stored)])
            stop_unconfirmed()  # Wagtail's forms delete the old file as soon as the row is saved
        return
    is_first_look = stored is None and isinstance(row, AbstractSetting)  # made with its defaults when it is asked for
    is_empty_folder = stored is None and isinstance(row, FileCollection)
    if is_first_look or is_empty_folder or not (_is_shown(row) or _is_shown(stored)):
        return
    if lines := differences(stored, row):
        refuse(PublicationAttempt(row, Stage.PUBLIC))
        note(Deed.CHANGED if stored else Deed.ADDED, row, lines)


def _is_shown(row: Any) -> bool:
    """Whether readers see a row; kinds that wait for a decision say so in `is_shown`."""
    return row is not None and bool(getattr(row, "is_shown", True))


def _is_in_use(file: Any) -> bool:
    return is_open(file) or bool(pages_showing(file))


def _shown_by(file: Any) -> list[list[str]]:
    return [["用在", str(page), page.full_url or ""] for page in pages_showing(file)[:20]]


def _leaves_a_gap(record: Any) -> bool:
    """Whether readers could have known it: public now, or a record that was once and is still answered for."""
    was_public = getattr(record, "was_public", record.first_published_at is not None)
    return record.live or (was_public and not isinstance(record, Page))
