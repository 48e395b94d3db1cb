"""A file has its name only when it is whole."""

import errno
import os
import time

import pytest
from django.core.files.base import ContentFile
from django.db import transaction

from core.storage import INCOMING, LEFT_BEHIND, WholeFileStorage


@pytest.fixture
def storage(tmp_path):
    return WholeFileStorage(location=tmp_path)


class FailsHalfway(ContentFile):
    def chunks(self, chunk_size=None):
        yield self.read(3)
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_whole_file_is_kept(storage, tmp_path):
    name = storage.save("images/图.png", ContentFile(b"whole"))
    assert storage.open(name).read() == b"whole"
    assert not list((tmp_path / INCOMING).iterdir())


def test_a_second_of_the_same_name_gets_another(storage):
    names = {storage.save("a.txt", ContentFile(text)) for text in (b"one", b"two")}
    assert sorted(storage.open(name).read() for name in names) == [b"one", b"two"]


def test_half_a_file_is_no_file(storage, tmp_path):
    with pytest.raises(OSError, match="No space"):
        storage.save("a.txt", FailsHalfway(b"whole"))
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_what_a_killed_process_left_is_swept_after_a_day(storage, tmp_path):
    storage.save("a.txt", ContentFile(b"x"))
    old, new = tmp_path / INCOMING / "old", tmp_path / INCOMING / "new"
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (time.time() - LEFT_BEHIND - 60,) * 2)
    storage.save("b.txt", ContentFile(b"x"))
    assert not old.exists() and new.exists()


@pytest.mark.django_db(transaction=False)
def test_a_file_outlives_a_transaction_that_is_undone(storage, django_capture_on_commit_callbacks):
    kept, dropped = (storage.save("a.txt", ContentFile(b"x")) for _ in range(2))
    with django_capture_on_commit_callbacks(execute=True):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            storage.delete(kept)
            raise ZeroDivisionError
        storage.delete(dropped)
        assert storage.exists(dropped)
    assert storage.exists(kept)
    assert not storage.exists(dropped)
