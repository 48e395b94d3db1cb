"""A reader that behaves as a hostile file makes one behave; run by `core/sandbox.py` in its tests."""

import ctypes
import json
import os
import re
import sys
import time

from core.refusal import UserFacingError


def main(arguments: list[str]) -> None:
    """Do what the first argument says."""
    globals()[arguments[0]]()


def echo() -> None:
    sys.stdout.write(sys.stdin.read())


def tell_environment() -> None:
    json.dump({"names": sorted(os.environ), "isolated": sys.flags.isolated, "path": sys.path[0]}, sys.stdout)


def look_for_ever() -> None:
    re.search("(a+)+$", "a" * 60 + "!")


def sleep() -> None:
    time.sleep(600)


def take_memory() -> None:
    sys.stdout.write(str(len("x" * (4 << 30))))


def abort() -> None:
    os.abort()


def write_on() -> None:
    while True:
        sys.stdout.write("x" * (1 << 20))


def read_nowhere() -> None:
    ctypes.string_at(0)


def fail() -> None:
    raise ValueError("half a file")


def refuse() -> None:
    sys.stdout.write("half of it")
    sys.stdout.flush()
    raise UserFacingError("这不是名单。")
