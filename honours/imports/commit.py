"""Writing a batch: all of it in one transaction, or nothing."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Max, Model
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.search.backends import get_search_backend

from core.bulk import insert
from core.progress import Progress, UserFacingError
from honours.history.recording import record as record_history
from honours.models import Honour, HonourEvent, Merchant
from honours.models.honours import new_plaque_code
from honours.models.merchants import new_public_id

from .batches import Work
from .changing import FieldChange
from .locks import import_lock
from .models import ImportBatch, ImportTrace
from .plan import Planner, RowOutcome
from .reviewing import refuse_unreviewed
from .revisions import add_revisions
from .states import BatchState, Record
from .stored import foreseen, repeated_in
from .traces import Span, traces_of

STALE = "预览之后，网站上的商户或荣誉有了变动，这一批什么都没有写入。请重新上传这个文件核对。"
_SAVED: dict[type[Model], list[str]] = {
    Merchant: ["title", "registered_name", "credit_code", "kind", "trade", "spot", "address"],
    Honour: [
        "notice_on",
        "notice_until",
        "issued_on",
        "valid_to",
        "withdrawn_on",
        "withdrawal_reason",
        "withdrawal_kind",
    ],
}
_PUBLISHED = ["last_published_at", "latest_revision", "live_revision"]


def commit(batch: ImportBatch, user: Any) -> Work:
    """Write what the preview showed and publish it; the rows with faults are left out.

    Whoever stops listening, or kills the process, leaves the database as it was. Raise UserFacingError with a reason.
    """
    with import_lock(batch) as batch:
        if batch.state != BatchState.PENDING:
            raise UserFacingError(f"这一批现在是“{batch.get_state_display()}”，不能再导入。")
        refuse_unreviewed(batch, user)
        total, done = batch.total - batch.faulty, 0
        yield Progress(done, total)
        planner = Planner(repeated_in(batch))
        for chunk in foreseen(batch):
            outcomes = planner.plan([one.row for one in chunk])
            if any(now.fate != one.fate or now.diff != one.diff for one, now in zip(chunk, outcomes, strict=True)):
                raise UserFacingError(STALE)
            _write(batch, outcomes, user)
            done += len(chunk)
            yield Progress(done, total)
        batch.state, batch.committed_by, batch.committed_at = BatchState.COMMITTED, user, timezone.now()
        batch.save()
        log(instance=batch, action="imports.import", user=user)


def _write(batch: ImportBatch, outcomes: list[RowOutcome], user: Any) -> None:
    merchants = [outcome.merchant for outcome in outcomes if outcome.merchant and outcome.merchant.writes]
    _save(Merchant, merchants, user)
    get_search_backend().add_bulk(Merchant, [change.record for change in merchants])
    for outcome in outcomes:
        if outcome.honour and outcome.honour.is_new and outcome.merchant:
            outcome.honour.record.merchant = outcome.merchant.record
    honours = [outcome.honour for outcome in outcomes if outcome.honour and outcome.honour.writes]
    _save(Honour, honours, user)
    events = _record([change.record for change in honours])
    ImportTrace.objects.create(batch=batch, record=Record.MERCHANT, items=traces_of(merchants, {}))
    ImportTrace.objects.create(batch=batch, record=Record.HONOUR, items=traces_of(honours, events))


def _save(model: type[Model], changes: Iterable[FieldChange], user: Any) -> None:
    now = timezone.now()
    made = [change.record for change in changes if change.is_new]
    changed = [change.record for change in changes if not change.is_new]
    for record in [*made, *changed]:
        record.last_published_at = now
    for record in made:
        record.first_published_at = now
        setattr(record, *_named(model))
    add_revisions(changed, user)
    insert(model, made)
    model._default_manager.bulk_update(changed, [*_SAVED[model], *_PUBLISHED], batch_size=200)


def _named(model: type[Model]) -> tuple[str, str]:
    """The public name that a new record gets."""
    return ("public_id", new_public_id()) if model is Merchant else ("code", new_plaque_code())


def _record(honours: list[Honour]) -> dict[int, Span]:
    """Write the histories; the first and last new event of each honour that got one."""
    mark = HonourEvent.objects.aggregate(last=Max("pk"))["last"] or 0
    record_history(honours, timezone.localdate())
    fresh = HonourEvent.objects.filter(pk__gt=mark, honour__in=honours).values_list("honour_id", "pk")
    spans: dict[int, Span] = {}
    for honour, event in fresh:
        spans[honour] = (spans.get(honour, (event, event))[0], event)
    return spans
