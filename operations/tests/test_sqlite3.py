"""Writers on SQLite wait in line: nobody overtakes, a killed one holds nobody up, and patience ends."""

import signal
import subprocess
import sys
import threading
import time

import pytest
from django.db import OperationalError, connection

from operations.sqlite3.base import DatabaseWrapper
from operations.sqlite3.line import WriterQueue

HOLD = """
import sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from operations.sqlite3.line import WriterQueue
assert WriterQueue(Path(sys.argv[1]), 5).enter()
print("in", flush=True)
time.sleep(600)
"""


@pytest.fixture
def line(tmp_path):
    """Makes a place in the line before one database."""
    made = []

    def place(patience: float = 20.0) -> WriterQueue:
        made.append(WriterQueue(tmp_path / "db.sqlite3", patience))
        return made[-1]

    yield place
    for one in made:
        one.close()


def is_waiting(place: WriterQueue) -> bool:
    """Whether it has drawn a place and not entered yet."""
    return place._file is not None and place._place > 0 and place._depth == 0


def test_who_has_written_does_not_overtake_who_waits(line):
    order = ["first"]
    first, second = line(), line()
    assert first.enter()

    def wait() -> None:
        assert second.enter()
        order.append("second")
        second.leave()

    waiting = threading.Thread(target=wait)
    waiting.start()
    end = time.monotonic() + 10
    while not is_waiting(second):
        assert time.monotonic() < end
    first.leave()
    assert first.enter()
    order.append("first again")
    first.leave()
    waiting.join(10)
    assert order == ["first", "second", "first again"]


def test_first_come_first_served(line):
    """Whoever gave up or left in between holds nobody up."""
    places = [line(patience=0) for _ in range(5)]
    for place in places:
        place._draw_a_place()
    assert [place._place for place in places] == [0, 1, 2, 3, 4]
    places[1].close()
    assert places[2]._first_locked(0, 2) == 0
    places[0].close()
    assert places[2]._first_locked(0, 2) is None
    assert places[3]._first_locked(0, 3) == 2


def test_patience_ends(line):
    first, second = line(), line(patience=0.05)
    assert first.enter()
    assert not second.enter()
    first.leave()
    assert second.enter()


def test_who_is_at_the_turn_may_enter_again(line):
    first, second = line(), line(patience=0)
    assert first.enter() and first.enter()
    first.leave()
    assert not second.enter()
    first.leave()
    assert second.enter()


def test_a_killed_process_holds_nobody_up(line, tmp_path):
    from django.conf import settings

    command = [sys.executable, "-c", HOLD, str(tmp_path / "db.sqlite3"), str(settings.BASE_DIR)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:  # noqa: S603 -- our own program
        assert holder.stdout is not None
        assert holder.stdout.readline() == "in\n"
        assert not line(patience=0).enter()
        holder.send_signal(signal.SIGKILL)
    assert line().enter()


@pytest.fixture
def database(tmp_path, db):
    """A connection of its own to a file of its own."""
    settings = connection.settings_dict | {"NAME": str(tmp_path / "db.sqlite3"), "OPTIONS": {"timeout": 0}}
    made = DatabaseWrapper(settings, "other")
    with made.cursor() as cursor:
        cursor.execute("CREATE TABLE words (word text)")
    yield made
    made.close()


def test_transactions_and_single_writes_take_their_turn(line, database):
    with database.cursor() as cursor:
        before = line()
        assert before.enter()
        for begin in (
            lambda: cursor.execute("INSERT INTO words VALUES ('x')"),
            lambda: database.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True),
        ):
            with pytest.raises(OperationalError, match="locked"):
                begin()
            database.autocommit = True
        cursor.execute("SELECT count(*) FROM words")
        assert cursor.fetchone() == (0,), "reading waits for nobody"
        before.leave()
        cursor.execute("INSERT INTO words VALUES ('x')")
        assert line(patience=0).enter(), "a single write has left"


def test_a_transaction_keeps_its_turn_until_it_ends(line, database):
    for end in (database.commit, database.rollback, database.close):
        database.ensure_connection()
        database.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        other = line(patience=0)
        assert not other.enter()
        end()
        assert other.enter()
        other.close()
        if database.connection:
            database.set_autocommit(True)
