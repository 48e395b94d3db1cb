"""What the faults did, written down when somebody asks for it (`make faults`)."""

import os
import platform
from pathlib import Path

import django
import wagtail

#: How often a fault is tried; `make faults` asks for many, each run of the tests for one.
TRIALS = int(os.environ.get("FAULT_TRIALS", "1"))
TARGET = os.environ.get("FAULT_REPORT", "")


def tried(fault: str, database: str, trials: int, lost: int, note: str = "") -> None:
    """Write a result down at once, if a report was asked for; anything lost fails the test."""
    if TARGET:
        _write(f"| {fault} | {database} | {trials} | {lost} | {note} |")
    assert lost == 0, f"{fault} on {database}: {lost} of {trials} lost; {note}"


def _write(line: str) -> None:
    path = Path(TARGET)
    head = "" if path.exists() else HEAD.format(machine=MACHINE, versions=VERSIONS)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{head}{line}\n")


MACHINE = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
VERSIONS = f"Python {platform.python_version()}, Django {django.__version__}, Wagtail {wagtail.__version__}"
HEAD = """# Reliability

Made by `make faults`, which runs `tests/faults` with many trials on both databases; every run of the tests tries
each once. {machine}; {versions}. "Lost" counts trials after which anything was half done, missing or doubled.

| fault | database | trials | lost | note |
|---|---|---|---|---|
"""
