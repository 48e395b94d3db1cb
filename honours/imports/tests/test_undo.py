"""A batch taken back: the site is as before, to the byte; what came later is never lost."""

from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from modelsearch.conf import get_app_config

from core.progress import UserFacingError
from honours.history.states import FactKind
from honours.imports.models import ImportTrace
from honours.imports.states import BatchState
from honours.models import Honour, HonourEvent, HonourSpell, Merchant, MerchantFact

from .lists import cells, code, commit_all, exported, load, undo_all, xlsx
from .test_import import held, row_of  # noqa: F401 -- a fixture

pytestmark = pytest.mark.django_db


def everything() -> list:
    """All that an import may touch, row by row."""
    models = (Merchant, Honour, HonourEvent, HonourSpell)
    return [list(model.objects.order_by("pk").values()) for model in models]


def without_keys(rows: list) -> list:
    """Spells are derived anew, so their keys may differ."""
    *others, spells = rows
    return [*others, sorted((s["honour_id"], s["state"], s["starts_on"], s["ends_on"] or date.max) for s in spells)]


@pytest.mark.slow
@pytest.mark.databases
def test_after_an_undo_an_export_is_equal_to_the_byte(held):  # noqa: F811
    before, csv_before, rows = exported(), exported("csv"), without_keys(everything())
    changed = row_of(held, title="换了招牌", spot="解放碑", withdrawn_on="2026-03-01", withdrawal_reason="停止经营")
    batch = commit_all(load(xlsx(changed, *(cells(number) for number in range(1200)))))
    assert exported() != before
    undo_all(batch)
    assert exported() == before
    assert exported("csv") == csv_before
    assert without_keys(everything()) == rows
    assert (batch.state, ImportTrace.objects.filter(batch=batch).count()) == (BatchState.UNDONE, 0)


def test_the_search_forgets_and_remembers(held):  # noqa: F811
    name = held.merchant.title
    batch = commit_all(load(xlsx(row_of(held, title="换了招牌"), cells(1))))
    made = Merchant.objects.get(credit_code=code(1)).pk
    undo_all(batch)
    assert not list(Merchant.objects.search("换了招牌"))
    assert held.merchant in list(Merchant.objects.search(name))
    entries = get_app_config().get_model("IndexEntry").objects
    assert not entries.filter(content_type=ContentType.objects.get_for_model(Merchant), object_id=made).exists()


def test_revisions_go_back_too(held):  # noqa: F811
    held.merchant.save_revision().publish()
    title = held.merchant.title
    undo_all(commit_all(load(xlsx(row_of(held, title="换了招牌")))))
    merchant = Merchant.objects.get(pk=held.merchant_id)
    assert merchant.get_latest_revision_as_object().title == title
    assert merchant.revisions.count() == 1


def test_a_batch_imported_again_after_an_undo_is_new_again():
    data = xlsx(cells(1))
    undo_all(commit_all(load(data)))
    assert load(data).count("new") == 1


def later_edit(honour: Honour) -> None:
    honour.merchant.address = "后来改的地址"
    honour.merchant.save_revision().publish()


def later_draft(honour: Honour) -> None:
    honour.merchant.save_revision()


def later_withdrawal(honour: Honour) -> None:
    honour.withdrawn_on, honour.withdrawal_reason = date(2026, 5, 1), "停止经营"
    honour.save()


def later_event_only(honour: Honour) -> None:
    HonourEvent.objects.create(honour=honour, kind="renewed", on=date(2026, 5, 1))


def later_plaque(honour: Honour) -> None:
    Honour.objects.create(merchant=honour.merchant, scheme=honour.scheme, number="后来的", issued_on=date(2026, 5, 1))


def later_fact(honour: Honour) -> None:
    MerchantFact.objects.create(merchant=honour.merchant, kind=FactKind.PLACE, source="登记", as_of=date(2026, 5, 1))


def later_batch(honour: Honour) -> None:
    commit_all(load(xlsx(cells(1, title="又一批改的名字"))))


def later_deletion(honour: Honour) -> None:
    honour.delete()


LATER = [
    (later_edit, "又被修改过"),
    (later_draft, "又被修改过"),
    (later_withdrawal, "又被修改过"),
    (later_event_only, "又有了新的记录"),
    (later_plaque, "后来又登记了“荣誉”"),
    (later_fact, "后来又登记了“出处”"),
    (later_batch, "又被修改过"),
    (later_deletion, "已被删除"),
]


@pytest.mark.parametrize(("later", "told"), LATER, ids=[later.__name__ for later, _ in LATER])
def test_an_undo_is_refused_when_something_later_stands_on_top(later, told):
    batch = commit_all(load(xlsx(cells(1), cells(2))))
    later(Honour.objects.get(number="试-001"))
    state = everything()
    with pytest.raises(UserFacingError, match=told):
        undo_all(batch)
    assert everything() == state
    batch.refresh_from_db()
    assert batch.state == BatchState.COMMITTED


def test_an_earlier_batch_can_be_undone_once_the_later_one_is():
    first = commit_all(load(xlsx(cells(1))))
    second = commit_all(load(xlsx(cells(1, title="又一批改的名字"))))
    undo_all(second)
    undo_all(first)
    assert not Honour.objects.filter(number="试-001").exists()
