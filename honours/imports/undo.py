"""Taking a batch back whole: what it made is removed, what it changed is as before, histories included."""

from typing import Any

from django.db.models import Model
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Revision
from wagtail.search.backends import get_search_backend

from core.progress import Progress, UserFacingError
from honours.history.recording import retell
from honours.models import FormerHonour, Honour, HonourEvent, HonourSpell, Merchant

from .batches import Work
from .locks import import_lock
from .models import ImportBatch
from .removal import refuse_dependents, remove_from_search
from .states import BatchState, Record
from .traces import Trace
from .tracked import TRACKED, digest, put_back

_MODEL: dict[str, type[Model]] = {Record.MERCHANT: Merchant, Record.HONOUR: Honour}


def undo(batch: ImportBatch, user: Any) -> Work:
    """Take the batch back in one transaction; raise UserFacingError when something later builds on it."""
    with import_lock(batch) as batch:
        if batch.state != BatchState.COMMITTED:
            raise UserFacingError(f"这一批现在是“{batch.get_state_display()}”，没有可撤回的内容。")
        keys = [
            *batch.traces.filter(record=Record.HONOUR).values_list("pk", flat=True),  # an honour protects its merchant
            *batch.traces.filter(record=Record.MERCHANT).values_list("pk", flat=True),
        ]
        for done, key in enumerate(keys, start=1):
            stored = batch.traces.get(pk=key)
            _take_back(stored.record, {item[0]: Trace(*item) for item in stored.items})
            yield Progress(done, len(keys))
        batch.traces.all().delete()
        batch.state, batch.undone_by, batch.undone_at = BatchState.UNDONE, user, timezone.now()
        batch.save()
        log(instance=batch, action="imports.undo", user=user)


def _take_back(kind: str, by_pk: dict[int, Trace]) -> None:
    model = _MODEL[kind]
    records: dict[int, Any] = model._default_manager.select_for_update().in_bulk(list(by_pk))
    _refuse_later_changes(Record(kind).label, by_pk, records)
    made = [pk for pk, change in by_pk.items() if change.before is None]
    changed = [records[pk] for pk in by_pk if pk not in set(made)]
    if model is Honour:
        _remove_events(by_pk)
        HonourSpell.objects.filter(honour__in=made).delete()
    refuse_dependents(model, made, records)
    _restore(model, changed, by_pk)
    if model is Merchant:
        remove_from_search(made)
        get_search_backend().add_bulk(Merchant, changed)
    if model is Honour:
        FormerHonour.objects.remember(records[pk] for pk in made)
    queryset = model._default_manager.filter(pk__in=made)
    queryset._raw_delete(queryset.db)  # nothing refers to them, as was just made sure


def _refuse_later_changes(label: str, by_pk: dict[int, Trace], records: dict[int, Any]) -> None:
    for pk, change in by_pk.items():
        if pk not in records:
            raise UserFacingError(f"这一批导入的一条{label}（编号 {pk}）已被删除，整批无法撤回。")
        if digest(records[pk]) != change.after:
            name = f"{label}“{records[pk]}”"
            raise UserFacingError(f"导入之后，{name}又被修改过。为了不丢掉后来的修改，整批不能撤回；请逐条改正。")


def _remove_events(by_pk: dict[int, Trace]) -> None:
    """Remove the events that the batch caused and derive the states of the honours that stay."""
    stale: list[int] = []
    histories: dict[int, list[Any]] = {}
    for event in HonourEvent.objects.filter(honour__in=by_pk).select_related("honour__scheme", "honour__merchant"):
        change = by_pk[event.honour_id]
        if event.pk > (change.last_event or event.pk):
            raise UserFacingError(f"导入之后，荣誉“{event.honour}”又有了新的记录（{event}），整批不能撤回。")
        if change.first_event and event.pk >= change.first_event:
            stale.append(event.pk)
        elif change.before is not None:
            histories.setdefault(event.honour_id, []).append(event.happening())
    HonourEvent.objects.filter(pk__in=stale).delete()
    retell({pk: histories.get(pk, []) for pk, change in by_pk.items() if change.before is not None})


def _restore(model: type[Model], changed: list[Any], by_pk: dict[int, Trace]) -> None:
    if not changed:
        return
    revisions = []
    for record in changed:
        before = by_pk[record.pk].before or {}
        if record.latest_revision_id != before["latest_revision_id"]:
            revisions.append(record.latest_revision_id)
        put_back(record, before)
    names = [name.removesuffix("_id") for name in TRACKED[model]]
    model._default_manager.bulk_update(changed, names, batch_size=200)
    Revision.objects.filter(pk__in=revisions).delete()
