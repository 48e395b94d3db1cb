"""Foreign files are read by a process of its own: isolated, without the site's secrets, bounded in all it takes.

A file made to exhaust, freeze or crash its reader takes that process with it and nothing else.
"""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO, BinaryIO

from . import sandboxed
from .refusal import UserFacingError

MEGABYTE = 1024 * 1024
_LONGEST_REASON = 2000  # bytes


@dataclass(frozen=True)
class Limits:
    """What a reader may take. `wall` is longer than `processor`: a busy machine is not the file's fault."""

    processor: int = 60  # seconds
    wall: int = 90  # seconds
    output: int = 64 * MEGABYTE  # bytes, on disk
    memory: int = 1024 * MEGABYTE  # bytes


class Failure(StrEnum):
    """Why a file was not read, in words for editors."""

    TOO_SLOW = "用的时间太长，已经停下，内容可能多得不正常"
    TOO_MUCH_MEMORY = "占用的内存太多，已经停下，内容多得不正常"
    TOO_MUCH_OUTPUT = "里面的内容太多，已经停下"
    BROKEN = "可能已损坏、设了密码，或不是它自称的那种文件"
    NOT_STARTED = "服务器现在腾不出手，不是文件的问题，请过几分钟再试，还不行请告诉网站管理员"


#: By exit code. An allocator that is refused memory aborts; the machine kills what takes too much of it.
_FAILURES = {
    sandboxed.OUT_OF_MEMORY: Failure.TOO_MUCH_MEMORY,
    -signal.SIGABRT: Failure.TOO_MUCH_MEMORY,
    -signal.SIGKILL: Failure.TOO_MUCH_MEMORY,
    -signal.SIGXCPU: Failure.TOO_SLOW,
    sandboxed.OUT_OF_OUTPUT: Failure.TOO_MUCH_OUTPUT,
    -signal.SIGXFSZ: Failure.TOO_MUCH_OUTPUT,
}


class UnreadableError(UserFacingError):
    """The reader gave up or was stopped; `failure` says why."""

    def __init__(self, failure: Failure, remedy: str = "") -> None:
        super().__init__(f"这个文件读不了：{failure}。{'' if failure == Failure.NOT_STARTED else remedy}")
        self.failure = failure


def run_limited(
    module: str, arguments: Sequence[str], file: BinaryIO, limits: Limits, *, remedy: str = ""
) -> IO[bytes]:
    """What the reader `module.main(arguments)` writes about a file, as a temporary file that the caller closes.

    Nothing of the file or its name may stand among the arguments. Raise UserFacingError when the reader refuses the
    file, and UnreadableError, with the remedy, when it fails.
    """
    answer = tempfile.TemporaryFile()  # noqa: SIM115 -- handed to the caller
    try:
        code = _exit_code([module, *arguments], file, answer, limits)
        answer.seek(0)
        if code == 0:
            return answer
        if code == sandboxed.REFUSED:
            raise UserFacingError(answer.read(_LONGEST_REASON).decode("utf-8", "replace"))
        raise UnreadableError(_FAILURES.get(code, Failure.BROKEN), remedy)
    except subprocess.TimeoutExpired as error:
        answer.close()
        raise UnreadableError(Failure.TOO_SLOW, remedy) from error
    except OSError as error:  # no process, no room on the disk
        answer.close()
        raise UnreadableError(Failure.NOT_STARTED) from error
    except BaseException:
        answer.close()
        raise


def _exit_code(command: list[str], file: BinaryIO, answer: IO[bytes], limits: Limits) -> int:
    bounds = [str(bound) for bound in (limits.memory, limits.processor, limits.output)]
    python = [sys.executable, "-I", "-X", "utf8", str(Path(sandboxed.__file__))]
    with tempfile.TemporaryFile() as source:
        file.seek(0)
        while block := file.read(MEGABYTE):
            source.write(block)
        source.seek(0)
        done = subprocess.run(  # noqa: S603 -- our own program, no text of the file among the arguments
            [*python, *bounds, *command],
            stdin=source,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            timeout=limits.wall,
            env={"PATH": os.defpath},
            check=False,
        )
    return done.returncode
