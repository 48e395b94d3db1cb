"""Cycles that take notes, and forms by people who took their time."""

import time

import pytest

from lessons.bookclub.forms import NoteForm
from lessons.bookclub.models import NoteConsentText, ReadingNote
from lessons.models import ReadingCyclePage


@pytest.fixture
def cycle(db) -> ReadingCyclePage:
    """A public cycle of the demo that takes notes, without the demo's own."""
    found = ReadingCyclePage.objects.in_language().get(slug="2026-dong-ji")
    found.notes.all().delete()
    found.stages = []  # no dates: it takes notes whenever these tests run
    found.save()
    return found


@pytest.fixture
def private_cycle(db) -> ReadingCyclePage:
    """The demo's cycle for 协会会员 alone, taking notes."""
    found = ReadingCyclePage.objects.in_language().get(slug="2026-hui-yuan-dao-du")
    found.takes_notes, found.stages = True, []
    found.save()
    return found


@pytest.fixture
def stamped(monkeypatch, db):
    """A function: the stamp of a form opened so many seconds ago."""

    def stamp(seconds: int) -> str:
        past = time.time() - seconds
        with monkeypatch.context() as patch:
            patch.setattr("django.core.signing.time.time", lambda: past)
            return NoteForm()["opened"].initial

    return stamp


@pytest.fixture
def fields(stamped) -> dict[str, str]:
    """What a reader sends."""
    return {
        "pen_name": "江边卖伞的",
        "text": "下雨那天我没有涨价。\n第二天回头客多了三个。",
        "agreed": "on",
        "version": str(NoteConsentText.current().pk),
        "website": "",
        "opened": stamped(60),
    }


@pytest.fixture
def note(cycle) -> tuple[ReadingNote, str]:
    """A note that waits, and its writer's token."""
    made = ReadingNote(
        cycle=cycle, pen_name="江边卖伞的", text="下雨那天我没有涨价。", consent=NoteConsentText.current()
    )
    token = made.give_token()
    made.save()
    return made, token
