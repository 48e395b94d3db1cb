#!/usr/bin/env python
"""Django's command line, runnable from any folder."""

import os
import sys
from pathlib import Path

OWN = 0o077  # what is written is for this account alone; what nginx reads says so itself (FILE_UPLOAD_PERMISSIONS)
ROOT = Path(__file__).resolve().parent


def main() -> None:
    """Put the project's two folders on the path, then hand over to Django."""
    os.umask(OWN)
    # `site/` holds the project package; it is no package itself, since `import site` is the standard library.
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yuzhong.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
