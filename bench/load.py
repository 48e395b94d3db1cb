"""Asking servers on this machine: one by one, or as fast as they answer."""

import os
import re
import statistics
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.request import Request, urlopen

ROUNDS, SECONDS = 5, 2
#: Enough that the workers of a server, who take connections by chance, get about equally many.
CONNECTIONS = 32


class Pace(NamedTuple):
    """Requests a second, and 99th percentile in milliseconds."""

    rate: float
    p99: float


def fetch(url: str) -> tuple[list[tuple[str, str]], bytes]:
    """Headers and body."""
    with urlopen(Request(url), timeout=120) as answer:
        return list(answer.headers.items()), answer.read()


def interleaved(urls: dict[str, str]) -> dict[str, Pace]:
    """The median of the rounds for each; what else the machine does falls on all alike."""
    seen: dict[str, list[Pace]] = {name: [] for name in urls}
    for _ in range(ROUNDS):
        for name, url in urls.items():
            seen[name].append(_load(url))
    return {name: Pace(*map(statistics.median, zip(*rows, strict=True))) for name, rows in seen.items()}


def _load(url: str) -> Pace:
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said:
        raise SystemExit(f"{url}: {said}")
    number, unit = re.search(r"99%\s+([\d.]+)(\w+)", said).groups()
    return Pace(
        float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]), float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]
    )


@contextmanager
def process(*command: str, cwd: Path, url: str) -> Iterator[None]:
    """A server until the end of the block."""
    running = subprocess.Popen(command, cwd=cwd, env=os.environ | {"PYTHONPATH": str(cwd)})
    try:
        for _ in range(200):
            try:
                fetch(url)
                break
            except OSError:
                time.sleep(0.1)
        yield
    finally:
        running.terminate()
        running.wait(timeout=30)


def memory(port: str) -> list[int]:
    """MB of each process of the site that serves a port, the parent first."""
    command = ["ps", "-eo", "pid,ppid,rss,args"]
    lines = subprocess.run(command, capture_output=True, text=True).stdout.splitlines()[1:]
    rows = [line.split(None, 3) for line in lines if "serve.py" in line or "spawn_main" in line]
    parents = {pid for pid, _, _, what in rows if "serve.py" in what and _environ_has(pid, f"PORT={port}")}
    return [int(size) // 1024 for pid, parent, size, _ in rows if pid in parents or parent in parents]


def _environ_has(pid: str, setting: str) -> bool:
    try:
        return setting.encode() in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return False
