"""The fund: totals equal the ledger, whatever is entered and corrected; nothing written is ever changed."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.models import Direction, LedgerEntry

pytestmark = pytest.mark.django_db

entries = st.lists(
    st.tuples(
        st.dates(date(2020, 1, 1), date(2029, 12, 31)),
        st.sampled_from(Direction.values),
        st.decimals("0.01", "99999999.99", places=2),
        st.integers(0, 50),
        st.booleans(),
    ),
    max_size=6,
)


class _RollBackError(Exception):
    """Ends one example without a trace."""


def entry(**facts) -> LedgerEntry:
    made = LedgerEntry(**{"on": date(2030, 1, 1), "purpose": "救助"} | facts)
    made.full_clean()
    made.save()
    return made


@pytest.mark.slow
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries)
def test_the_sums_shown_equal_the_ledger(client, made):
    with pytest.raises(_RollBackError), transaction.atomic():
        expected: dict[int, list] = {}
        for on, direction, amount, helped, is_wrong in made:
            row = entry(on=on, direction=direction, amount=amount, helped=helped)
            if is_wrong:
                entry(on=on, corrects=row, amount=None)
        for row in LedgerEntry.objects.all():
            year = expected.setdefault(row.on.year, [Decimal(), Decimal(), 0])
            year[row.direction == Direction.OUT] += row.amount
            year[2] += row.helped
        shown = {year.year: year for year in client.get("/services/fund/").context["years"]}
        assert {year: [row.money_in, row.money_out, row.helped] for year, row in shown.items()} == expected
        balance = client.get("/services/fund/").context["balance"]
        assert balance == sum((row[0] - row[1] for row in expected.values()), Decimal())
        raise _RollBackError


def test_a_correction_takes_back_exactly_its_entry():
    wrong = entry(direction="out", amount=Decimal("85.50"), helped=2)
    correction = entry(corrects=wrong)
    assert (correction.direction, correction.amount, correction.helped) == ("out", Decimal("-85.50"), -2)
    year = next(year for year in LedgerEntry.objects.by_year() if year.year == 2030)
    assert (year.money_in, year.money_out, year.helped) == (0, 0, 0)
    with pytest.raises(ValidationError):  # once
        entry(corrects=wrong)
    with pytest.raises(ValidationError, match="冲正不能再冲正"):
        entry(corrects=correction)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"amount": Decimal(5)}, "收入还是支出"),
        ({"direction": "in"}, "大于 0"),
        ({"direction": "in", "amount": Decimal(-5)}, "大于 0"),
        ({"direction": "in", "amount": Decimal(5), "purpose": "给13800138000"}, "手机号"),
        ({"direction": "in", "amount": Decimal(5), "helped": -1}, "人数"),
    ],
)
def test_a_wrong_entry_is_refused(facts, words):
    with pytest.raises(ValidationError, match=words):
        entry(**facts)


def test_what_is_written_stays():
    row = entry(direction="in", amount=Decimal(5))
    row.amount = Decimal(6)
    for attempt in (
        row.save,
        row.delete,
        LedgerEntry.objects.all().delete,
        lambda: LedgerEntry.objects.update(amount=1),
    ):
        with pytest.raises(ValidationError, match="只能追加"):
            attempt()
    assert LedgerEntry.objects.get(pk=row.pk).amount == 5


def test_editors_add_and_correct_but_never_change(editor_client):
    sent = {
        "on": "2030-01-02",
        "direction": "in",
        "amount": "12.30",
        "purpose": "会员募捐",
        "helped": "0",
        "corrects": "",
    }
    assert editor_client.post("/admin/ledger/new/", sent).status_code == 302
    row = LedgerEntry.objects.get(on=date(2030, 1, 2))
    undo = {
        "on": "2030-01-03",
        "direction": "",
        "amount": "",
        "purpose": "记错",
        "helped": "0",
        "corrects": str(row.pk),
    }
    assert editor_client.post("/admin/ledger/new/", undo).status_code == 302
    assert row.correction.amount == Decimal("-12.30")
    for verb in ("edit", "delete"):
        assert editor_client.post(f"/admin/ledger/{verb}/{row.pk}/", sent).status_code in (302, 403)
    assert LedgerEntry.objects.get(pk=row.pk).amount == Decimal("12.30")


def test_the_sources_words_are_kept(client):
    page = client.get("/services/fund/").content.decode()
    assert "30余万元" in page
    assert "15名" in page
    assert "截至2022年7月14日" in page
