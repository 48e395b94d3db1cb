"""Long work that an editor watches: how far it has come, why it was refused, where it leads."""

import logging
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

from .refusal import UserFacingError

__all__ = ["Progress", "UserFacingError", "render_progress"]

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Progress:
    """How far a long piece of work has come."""

    done: int
    total: int


def render_progress(
    work: Generator[Any, None, None], folder: str, *, back: str, unexpected: str, end: Callable[[], dict[str, str]]
) -> Iterator[str]:
    """Do the work, telling each step with `<folder>/step.html`, then `done.html` with what `end` says.

    A refusal, or anything `unexpected`, is told with `refused.html` and the way `back`.
    """
    try:
        with closing(work):  # at once when nobody reads on: an open transaction must not wait for the collector
            for step in work:
                yield render_to_string(f"{folder}/step.html", {"step": step})
    except UserFacingError as refusal:
        yield render_to_string(f"{folder}/refused.html", {"reason": str(refusal), "back": back})
    except Exception:
        logger.exception("long work told in %s failed", folder)
        yield render_to_string(f"{folder}/refused.html", {"reason": unexpected, "back": back})
    else:
        yield render_to_string(f"{folder}/done.html", end())
