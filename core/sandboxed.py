"""The process in which a foreign file is read: limits first, then the reader. Started by `core/sandbox.py` only.

Arguments: bytes of memory, seconds of processor time, bytes of output, the reader's module, the reader's arguments.
A reader has `main(arguments)`, reads standard input and writes standard output; a UserFacingError replaces it.
"""

import errno
import importlib
import os
import resource
import sys
from pathlib import Path

REFUSED, OUT_OF_MEMORY, OUT_OF_OUTPUT, BROKEN = 10, 11, 12, 13  # exit codes
_ROOT = Path(__file__).resolve().parents[1]


def limit(memory: int, seconds: int, output: int) -> None:
    """Bound this process; what exceeds a bound fails or is killed."""
    bounds = {resource.RLIMIT_AS: memory, resource.RLIMIT_FSIZE: output, resource.RLIMIT_CORE: 0}
    for what, bound in bounds.items():
        resource.setrlimit(what, (bound, bound))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))  # were both the same, the signal would not tell


def run(module: str, arguments: list[str]) -> int:
    """Let the reader work; how it ended, as an exit code."""
    sys.path.insert(0, str(_ROOT))  # isolated: neither the folder of this file nor PYTHONPATH is looked at
    from core.refusal import UserFacingError

    try:
        importlib.import_module(module).main(arguments)
        sys.stdout.flush()
    except UserFacingError as refusal:
        _replace_output(str(refusal))
        return REFUSED
    except MemoryError:
        return OUT_OF_MEMORY
    except OSError as error:
        return OUT_OF_OUTPUT if error.errno == errno.EFBIG else BROKEN
    except Exception:
        return BROKEN
    return 0


def _replace_output(text: str) -> None:
    os.ftruncate(1, 0)
    os.lseek(1, 0, os.SEEK_SET)
    os.write(1, text.encode())


if __name__ == "__main__":
    limit(*map(int, sys.argv[1:4]))
    os._exit(run(sys.argv[4], sys.argv[5:]))  # at once: whatever is left in buffers belongs to a failure
