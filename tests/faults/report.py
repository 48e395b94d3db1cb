"""What the faults did: collected while the tests run, written down when somebody asks for it (`make faults`)."""

import os
import platform
from dataclasses import dataclass
from pathlib import Path

import django
import wagtail

#: How often a fault is tried; `make faults` asks for many, each run of the tests for a few.
TRIALS = int(os.environ.get("FAULT_TRIALS", "3"))
TARGET = os.environ.get("FAULT_REPORT", "")


@dataclass(frozen=True)
class Line:
    """One fault on one database."""

    fault: str
    database: str
    trials: int
    lost: int
    note: str = ""


lines: list[Line] = []


def tried(fault: str, database: str, trials: int, lost: int, note: str = "") -> None:
    """Write a result down; anything lost fails the test."""
    lines.append(Line(fault, database, trials, lost, note))
    assert lost == 0, f"{fault} on {database}: {lost} of {trials} lost; {note}"


def write() -> None:
    """Append this run's table to the report, if one was asked for."""
    if not TARGET or not lines:
        return
    path = Path(TARGET)
    head = (
        ""
        if path.exists()
        else HEAD.format(
            machine=f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
            versions=f"Python {platform.python_version()}, Django {django.__version__}, Wagtail {wagtail.__version__}",
        )
    )
    rows = [f"| {each.fault} | {each.database} | {each.trials} | {each.lost} | {each.note} |" for each in lines]
    with path.open("a", encoding="utf-8") as file:
        file.write(head + "\n".join(rows) + "\n")


HEAD = """# Reliability

Made by `make faults`, which runs `tests/faults` with many trials on both databases; every run of the tests repeats a
few of each. {machine}; {versions}. "Lost" counts trials after which anything was half done, missing or doubled.

| fault | database | trials | lost | note |
|---|---|---|---|---|
"""
