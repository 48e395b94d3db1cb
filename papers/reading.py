"""Have a paper read by a process of its own."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, BinaryIO

SECONDS = 90
_CHILD = Path(__file__).with_name("child.py")


class UnreadableError(Exception):
    """The reader gave up, or was stopped at its limits."""


def read(kind: str, file: BinaryIO) -> dict[str, Any]:
    """What `child.py` says about a file; raise UnreadableError when it says nothing."""
    file.seek(0)
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as answer:
        while block := file.read(1 << 20):
            source.write(block)
        source.seek(0)
        command = [sys.executable, "-I", str(_CHILD), kind]
        try:
            subprocess.run(  # noqa: S603 -- our own script, no text of the file among the arguments
                command, stdin=source, stdout=answer, stderr=subprocess.DEVNULL, timeout=SECONDS, check=True
            )
            answer.seek(0)
            return json.load(answer)
        except (subprocess.SubprocessError, OSError, ValueError) as error:
            raise UnreadableError from error
