"""The result code of an offline lesson: what a downloaded file says when its quiz is passed.

28 signs hold the quiz, a fingerprint of its questions, the file's random name, one bit per wrong answer, and a tag made
with a key that only this file was given. The site keeps nothing about a download: from the code alone it works out the
key again. Whoever takes a file apart can make it say "passed" – as anybody can look up the answers – but only for that
one file, and it counts once.
"""

import hmac
import secrets
from dataclasses import dataclass

from django.utils.crypto import constant_time_compare, salted_hmac

from core import codes
from core.codes import SIGNS

LENGTH = 28
_NAME, _WRONG, _TAG = 5, 3, 5  # bytes
_BODY = 2 + 2 + _NAME + _WRONG


class ForgedCodeError(Exception):
    """A code that no file of ours made."""


@dataclass(frozen=True)
class FileFacts:
    """What a file knows of itself: which quiz, in which wording (four hexadecimal signs), under which random name."""

    quiz: int
    version: str
    name: bytes

    @property
    def head(self) -> bytes:
        """The facts as the code begins."""
        return self.quiz.to_bytes(2, "big") + bytes.fromhex(self.version) + self.name

    @property
    def key(self) -> bytes:
        """The file's own key."""
        return salted_hmac("takeaway.file", self.head, algorithm="sha256").digest()


def new_file(quiz: int, version: str) -> FileFacts:
    """The facts of a new file."""
    return FileFacts(quiz, version[:4], secrets.token_bytes(_NAME))


def result_code(facts: FileFacts, wrong: int) -> str:
    """The code for a set of wrong answers, one bit each, the first question's the lowest."""
    body = facts.head + wrong.to_bytes(_WRONG, "big")
    return _written(body + _tag(facts.key, body))


def read_code(code: str) -> tuple[FileFacts, int]:
    """The facts and the wrong answers of a mended code; raise ForgedCodeError."""
    number = 0
    for sign in code:
        number = number * len(SIGNS) + SIGNS.index(sign)
    try:
        payload = number.to_bytes(_BODY + _TAG, "big")
    except OverflowError as error:
        raise ForgedCodeError from error
    body, tag = payload[:_BODY], payload[_BODY:]
    facts = FileFacts(int.from_bytes(body[:2], "big"), body[2:4].hex(), body[4 : 4 + _NAME])
    if not constant_time_compare(tag, _tag(facts.key, body)):
        raise ForgedCodeError
    return facts, int.from_bytes(body[-_WRONG:], "big")


def mended(typed: str) -> str | None:
    """The code that was meant, or None: case, full-width signs, blanks and dashes do not matter."""
    return codes.normalise_code(typed, LENGTH, within=200) or None


def _tag(key: bytes, body: bytes) -> bytes:
    return hmac.digest(key, body, "sha256")[:_TAG]


def _written(payload: bytes) -> str:
    number, signs = int.from_bytes(payload, "big"), ""
    for _ in range(LENGTH):
        number, rest = divmod(number, len(SIGNS))
        signs = SIGNS[rest] + signs
    return signs
