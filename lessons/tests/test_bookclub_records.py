"""Books and the gift ledger."""

import re
from datetime import date

import hypothesis
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from lessons.models import Book, GiftEntry, ReadingCyclePage
from lessons.models.books import tidied_isbn

pytestmark = pytest.mark.django_db


@pytest.fixture
def cycle(db) -> ReadingCyclePage:
    """The cycle of 2022 with its 40 sets."""
    return ReadingCyclePage.objects.in_language().get(slug="hao-shu-ban-wo-xing-2022")


def entry(cycle, sets: int, corrects=None) -> GiftEntry:
    made = GiftEntry(
        cycle=cycle, on=date(2026, 5, 1), unit_kind="office", unit="某所党支部", sets=sets, corrects=corrects
    )
    made.full_clean()
    made.save()
    return made


@pytest.mark.parametrize("typed", ["９７８７１０１００３０４８", "9787101003048", " 978-7-101-00304-8 "])
def test_an_isbn_is_stored_as_printed(typed):
    book = Book(title="史记", isbn=tidied_isbn(typed))
    book.full_clean()
    assert book.isbn == "978-7-101-00304-8"


def test_a_wrong_isbn_is_refused_in_chinese():
    with pytest.raises(ValidationError, match="书号校验不通过"):
        Book(title="史记", isbn="9787101003049").full_clean()


def shown_total(client, cycle) -> int:
    text = client.get(cycle.url).content.decode()
    return int(re.search(r'gifts__total">\s*<b>(-?\d+)</b>', text)[1])


def test_the_source_says_forty(client, cycle):
    assert shown_total(client, cycle) == 40 == cycle.gifts.all().total()


def test_the_total_shown_is_the_sum_of_the_lines_shown(client, cycle):
    wrong = entry(cycle, 12)
    entry(cycle, -2, corrects=wrong)
    text = client.get(cycle.url).content.decode()
    lines = re.search(r'<ul class="gifts">(.*?)</ul>', text, re.DOTALL)[1]
    assert sum(map(int, re.findall(r"<b>(-?\d+)</b>", lines))) == shown_total(client, cycle) == 50
    assert "（更正）" in lines


@pytest.mark.slow
@hypothesis.settings(suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.lists(st.integers(1, 500), max_size=6), st.data())
def test_no_line_becomes_negative_by_correction(cycle, numbers, data):
    with transaction.atomic():
        for sets in numbers:
            first = entry(cycle, sets)
            less = data.draw(st.integers(1, 600))
            if less > sets:
                with pytest.raises(ValidationError, match="减得太多"):
                    entry(cycle, -less, corrects=first)
            else:
                entry(cycle, -less, corrects=first)
        assert cycle.gifts.all().total() >= 40
        transaction.set_rollback(True)


def test_a_line_is_written_once(cycle, editor_client):
    line = cycle.gifts.get()
    line.sets = 41
    with pytest.raises(ValidationError, match="只能追加"):
        line.save()
    with pytest.raises(ValidationError, match="不能删除"):
        line.delete()
    assert editor_client.post(f"/admin/gifts/edit/{line.pk}/", {"sets": 41}).status_code in (302, 403)
    assert editor_client.post(f"/admin/gifts/delete/{line.pk}/").status_code in (302, 403)
    assert cycle.gifts.all().total() == 40


def test_an_editor_adds_a_line(cycle, editor_client):
    assert editor_client.get("/admin/gifts/").status_code == 200
    fields = {"cycle": cycle.pk, "on": "2026-05-01", "unit_kind": "association", "unit": "某分会党支部", "sets": "5"}
    editor_client.post("/admin/gifts/new/", fields | {"corrects": "", "note": ""})
    assert cycle.gifts.all().total() == 45


@pytest.mark.parametrize(("sets", "words"), [(0, "不能是 0"), (-3, "更正的是哪一笔")])
def test_a_line_without_sense_is_refused(cycle, sets, words):
    with pytest.raises(ValidationError, match=words):
        entry(cycle, sets)
    with pytest.raises(IntegrityError), transaction.atomic():
        GiftEntry.objects.create(cycle=cycle, on=date(2026, 5, 1), unit_kind="office", sets=sets)


def test_the_ledger_outlives_the_page(cycle):
    cycle.delete()
    assert GiftEntry.objects.filter(cycle=None).total() == 40


def test_stages_once_and_in_order(cycle):
    stages = cycle.stages
    twice = [(block.block_type, block.value) for block in [*stages, stages[0]]]
    cycle.stages = twice
    with pytest.raises(ValidationError, match="只写一次"):
        cycle.full_clean()
