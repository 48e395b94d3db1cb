"""ReDoS: no pattern of ours takes more than a moment for a long text made to keep it busy."""

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings

LONG = 3_000  # characters; forms and cells take fewer
ALLOWED = 3.0  # seconds of this process's own time, however busy the machine is
#: Characters for patterns by themselves, and seconds: what grows with the square takes a hundred times as long.
LONGER = [(100_000, 0.5), pytest.param(1_000_000, 5.0, marks=pytest.mark.slow)]
BAIT = [
    "a", "1", " ", "一", "1 ", "1-", "a ", "\t\n", "(", "((a)", "[](", "`", '"', "<", "</a ", "<a b=", '="', "- ",
    "周一至", "1:1", "共产党", "**", "&a;", "<!--", "86 1", "\u200b", "=", "\\",
]  # fmt: skip
ENDS = ["", "!", "\0", '"']
TEXTS = [(bait * LONG)[:LONG] + end for bait in BAIT for end in ENDS]


def ours() -> Iterator[ModuleType]:
    """Every module of our apps but tests, migrations and programs that run by themselves."""
    for app in apps.get_app_configs():
        if not str(app.path).startswith(str(settings.BASE_DIR)) or "site-packages" in str(app.path):
            continue
        for found in walk_packages([str(app.path)], f"{app.name}."):
            if not {"tests", "migrations", "commands", "seeding"} & set(found.name.split(".")):
                yield import_module(found.name)


def patterns() -> dict[str, re.Pattern[Any]]:
    """Those that modules keep, by where they stand."""
    return {
        f"{module.__name__}.{name}": value
        for module in ours()
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern)
    }


@contextmanager
def a_moment(allowed: float = ALLOWED) -> Iterator[None]:
    """Raises TimeoutError when the time is over."""

    def is_over(*args: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, is_over)
    signal.setitimer(signal.ITIMER_VIRTUAL, allowed)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@pytest.mark.sqlite  # the search modules of SQLite load only there
@pytest.mark.parametrize(("length", "allowed"), LONGER)
def test_no_pattern_is_kept_busy(length, allowed):
    found = patterns()
    assert len(found) > 40
    texts = [(bait * length)[:length] + end for bait in BAIT for end in ("", "!")]
    slow = []
    for name, pattern in found.items():
        for text in texts:
            subject: Any = text if isinstance(pattern.pattern, str) else text.encode()
            try:
                with a_moment(allowed):
                    pattern.search(subject)
                    pattern.match(subject)
            except TimeoutError:
                slow.append((name, text[:8]))
                break
    assert not slow


def test_the_moment_ends():
    with pytest.raises(TimeoutError), a_moment():
        re.search("(a+)+$", "a" * 60 + "!")


@pytest.mark.django_db
def test_what_reads_free_text_is_not_kept_busy():
    """The functions around the patterns, which may try one at every place."""
    from core.opening_hours import validate_opening
    from core.pii import personal_number
    from core.spreadsheets.texts import clean_text
    from editing.pii.detectors import find_pii
    from search.query import TERM

    for text in TEXTS:
        with a_moment():
            personal_number(text)
            clean_text(text)
            find_pii(text)
            TERM.findall(text)
            try:
                validate_opening(text)
            except ValueError:
                pass
            except Exception as error:  # a refusal in words
                assert type(error).__name__ == "ValidationError"
