"""Enumeration: guessed codes, numbers and links all get one answer, which tells nothing of their neighbours."""

import re

import pytest
from django.test import Client

from core.codes import SIGNS, random_code
from honours.models import Honour, Merchant

pytestmark = pytest.mark.django_db

GUESSES = 12


def neighbours(code: str) -> list[str]:
    """The code with one sign changed, at each place in turn."""
    signs = SIGNS if code[-1].upper() == code[-1] else SIGNS.lower()
    return [code[:at] + signs[(signs.find(code[at]) + 1) % len(signs)] + code[at + 1 :] for at in range(len(code))]


def plaques() -> list[str]:
    return neighbours(Honour.objects.public().first().code)


def merchants() -> list[str]:
    return neighbours(Merchant.objects.listed().first().public_id)


def drafts() -> list[str]:
    """Codes that are real, of what is not public."""
    Honour.objects.filter(pk__in=Honour.objects.values("pk")[:GUESSES]).update(live=False)
    return list(Honour.objects.filter(live=False).values_list("code", flat=True)[:GUESSES])


def random() -> list[str]:
    return [random_code(10) for _ in range(GUESSES)]


PLACES = [
    ("plaques beside a real one", "/v/{}", plaques),
    ("plaques of drafts", "/v/{}", drafts),
    ("their credentials", "/v/{}/credential.json", drafts),
    ("merchants beside a real one", "/credit/{}/", merchants),
    ("merchants for machines", "/api/v2/merchants/{}/", merchants),
    ("enquiries", "/services/ask/status/{}", random),
    ("cases", "/hearings/case/{}", random),
    ("corrections of merchants", "/hearings/correction/credit/{}", merchants),
    ("shops' own links", "/shop/{}", random),
    ("their papers", "/shop/{}/2222222222/plaque.pdf", random),
    ("badges of drafts", "/badge/{}.svg", drafts),
    ("applications", "/apply/status/{}", random),
    ("links to reply", "/hearings/reply/{}", random),
    ("reading notes", "/bookclub/note/{}", random),
    ("links of a shop's staff", "/my/staff/{}/", random),
    ("links of a shop's owner", "/my/shop/{}/", random),
    ("private feeds", "/account/subscription/{}/feed.xml", random),
    ("private calendars", "/account/subscription/{}/calendar.ics", random),
    ("invitations", "/account/invitation/{}", random),
    ("certificates", "/v/C{}", random),
]


@pytest.mark.parametrize(("place", "guesses"), [one[1:] for one in PLACES], ids=[one[0] for one in PLACES])
def test_every_guess_gets_the_same_answer(place, guesses):
    answers = set()
    for guess in guesses():
        answer = Client().get(place.format(guess), follow=True)
        text = b"".join(answer).decode()
        said = re.sub("[ -]?".join(guess), "", text, flags=re.IGNORECASE)
        answers.add((answer.status_code, re.sub(r'nonce[-="][^"\']+|value="[^"]{40,}"', "", said)))
        assert answer.status_code in (200, 404)
    assert len(answers) == 1, "one guess is told from another"
