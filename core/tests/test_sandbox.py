"""A file that exhausts, freezes or crashes its reader costs one process, and the editor is told in words."""

import io
import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.apps import apps

from core.refusal import UserFacingError
from core.sandbox import MEGABYTE, Failure, Limits, UnreadableError, run_limited

SMALL = Limits(processor=2, wall=20, output=MEGABYTE, memory=512 * MEGABYTE)


def told(what: str, limits: Limits = SMALL, data: bytes = b"") -> bytes:
    with run_limited("core.tests.hostile_reader", [what], io.BytesIO(data), limits, remedy="请另存。") as answer:
        return answer.read()


def test_what_the_reader_writes_comes_back():
    assert told("echo", data="名单".encode()) == "名单".encode()


def test_the_reader_is_isolated_and_knows_no_secret(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "never")
    monkeypatch.setenv("DATABASE_URL", "postgres://never")
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    said = json.loads(told("tell_environment"))
    assert said["isolated"] == 1
    assert not {"SECRET_KEY", "DATABASE_URL", "PYTHONPATH"} & set(said["names"])
    assert set(said["names"]) <= {"PATH", "LC_CTYPE"}


@pytest.mark.parametrize(
    ("what", "failure"),
    [
        ("look_for_ever", Failure.TOO_SLOW),
        ("take_memory", Failure.TOO_MUCH_MEMORY),
        ("abort", Failure.TOO_MUCH_MEMORY),
        ("write_on", Failure.TOO_MUCH_OUTPUT),
        ("read_nowhere", Failure.BROKEN),
        ("fail", Failure.BROKEN),
    ],
)
def test_each_way_of_failing_has_its_sentence_and_the_remedy(what, failure):
    with pytest.raises(UnreadableError, match="这个文件读不了") as error:
        told(what)
    assert error.value.failure is failure
    assert str(error.value) == f"这个文件读不了：{failure}。请另存。"


def test_a_reader_that_only_waits_is_stopped():
    begun = time.monotonic()
    with pytest.raises(UnreadableError) as error:
        told("sleep", Limits(processor=5, wall=1))
    assert error.value.failure is Failure.TOO_SLOW
    assert time.monotonic() - begun < 10


def test_a_refusal_comes_back_in_its_own_words():
    with pytest.raises(UserFacingError, match=r"^这不是名单。$"):
        told("refuse")


def test_no_process_is_not_the_files_fault(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(UnreadableError, match="服务器") as error:
        told("echo")
    assert error.value.failure is Failure.NOT_STARTED
    assert "请另存" not in str(error.value)


def test_only_the_sandbox_starts_processes():
    root = Path(__file__).resolve().parents[2]
    for folder in (config.label for config in apps.get_app_configs()):
        for path in (root / folder).rglob("*.py"):
            if "tests" in path.parts or path == root / "core/sandbox.py":
                continue
            assert not re.search(
                r"\b(?:import subprocess|from subprocess|os\.(?:system|popen|fork|spawn)|multiprocessing)\b",
                path.read_text(),
            ), path


@pytest.mark.parametrize(
    "reader", ["core.spreadsheets.reader_process", "lessons.word_import.reader_process", "editing.pii.child"]
)
def test_readers_work_without_django(reader):
    program = f"import sys, {reader}; print(*(name for name in sys.modules if name.split('.')[0] == 'django'))"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
    assert said.stdout.strip() == ""
