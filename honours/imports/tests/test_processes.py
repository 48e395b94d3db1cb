"""Imports in processes of their own, on the tests' own database: killed in the middle, and two at once."""

from contextlib import AbstractContextManager
from subprocess import Popen

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.urls import reverse

from honours.imports.batches import discard
from honours.imports.models import ImportBatch, ImportTrace
from honours.imports.states import BatchState
from honours.models import Honour, HonourEvent, Merchant, Trade
from tests.plain_schemes import plain_schemes
from tests.processes import go_on, running, told

from .lists import cells, commit_all, load, undo_all, xlsx

ROWS = 2500  # three steps
PROGRAM = """
import sys
import django
django.setup()
from honours.imports import commit
from core.progress import UserFacingError
from editing.reviews.authority import BypassReason, acting_for_system
from honours.imports.models import ImportBatch
batch = ImportBatch.objects.get(pk=int(sys.argv[1]))
print("start", flush=True)
try:
    with acting_for_system(BypassReason.LAYING_OUT):
        for step in commit.commit(batch, None):
            print("step", step.done, flush=True)
            if step.done and sys.argv[2] == "wait":
                sys.stdin.readline()
    print("written", flush=True)
except UserFacingError as refusal:
    print("refused", refusal, flush=True)
"""


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """The database without a transaction around the test; what the test makes is removed."""
    with django_db_blocker.unblock(), plain_schemes():
        before = [model.objects.count() for model in (Honour, Merchant, HonourEvent)]
        yield
        for batch in ImportBatch.objects.filter(state=BatchState.COMMITTED):
            undo_all(batch)
        for batch in ImportBatch.objects.all():
            discard(batch)
        assert [model.objects.count() for model in (Honour, Merchant, HonourEvent)] == before


def importing(batch: ImportBatch, pace: str) -> AbstractContextManager[Popen[str]]:
    """Import a batch elsewhere; with the pace "wait" each step waits for a line."""
    return running(PROGRAM, str(batch.pk), pace)


def new_honours() -> int:
    return Honour.objects.filter(number__startswith="试-").count()


@pytest.mark.slow
def test_a_kill_in_the_middle_leaves_nothing_and_the_next_try_all(committed):
    batch = load(xlsx(*(cells(number) for number in range(ROWS))))
    before = Honour.objects.count(), Merchant.objects.count(), HonourEvent.objects.count()
    with importing(batch, "wait") as process:
        told(process, "step 1000")
        process.kill()
        process.wait()
    assert (Honour.objects.count(), Merchant.objects.count(), HonourEvent.objects.count()) == before
    assert not ImportTrace.objects.exists()
    assert ImportBatch.objects.get(pk=batch.pk).state == BatchState.PENDING
    commit_all(batch)
    assert new_honours() == ROWS


@pytest.mark.slow
@pytest.mark.parametrize("uploads", [1, 2], ids=["one batch", "two batches of one file"])
def test_of_two_at_once_one_is_written_and_the_other_is_told(committed, uploads):
    data = xlsx(*(cells(number) for number in range(ROWS)))
    batches = [load(data) for _ in range(uploads)]
    with importing(batches[0], "wait") as first:
        told(first, "step 1000")
        with importing(batches[-1], "go") as second:
            told(second, "start")
            go_on(first, 3)
            told(first, "written")
            refusal = told(second, "refused")
    assert any(word in refusal for word in ("另一批名单正在导入", "已导入", "有了变动"))
    assert new_honours() == ROWS
    assert Merchant.objects.filter(title__startswith="示例小店").count() == ROWS


@pytest.mark.sqlite
@pytest.mark.slow
def test_while_a_list_is_written_readers_are_served_and_a_save_is_told_to_wait(committed, client):
    client.force_login(get_user_model().objects.get(username="admin"))
    batch = load(xlsx(*(cells(number) for number in range(ROWS))))
    trade = Trade.objects.order_by("pk").first()
    address = reverse(Trade.snippet_viewset.get_url_name("edit"), args=[trade.pk])
    pages = ["/", Merchant.objects.first().get_absolute_url()]
    for page in pages:
        client.get(page)  # the very first visit stores the pictures' sizes
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 100")
    try:
        with importing(batch, "wait") as process:
            told(process, "step 1000")
            assert [client.get(page).status_code for page in pages] == [200, 200]
            answer = client.post(address, {"title": "改过的名字"})
            assert answer.status_code == 503
            assert "这一次没有保存" in answer.content.decode()
            assert answer["Retry-After"]
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 20000")
    assert Trade.objects.get(pk=trade.pk).title == trade.title
