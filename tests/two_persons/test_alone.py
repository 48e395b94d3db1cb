"""Whatever one role presses in the admin, alone, readers see the same site afterwards.

A seeded part of all buttons in `make test`, a larger one in `make check`, every one in `make thorough`.
"""

import random
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest
from django.test import Client

from accounts import roles
from editing.reviews.authority import Authority, acting_on
from tests.attacks.admin_addresses import addresses as admin_addresses
from tests.attacks.records import one_of_each
from tests.thorough import THOROUGH
from tests.two_persons.forms import forms_of, variants
from tests.two_persons.hands import Hands
from tests.two_persons.public_site import addresses

pytestmark = [pytest.mark.django_db, pytest.mark.once]

PART, LARGER_PART = 8, 40  # buttons of each role, in `make test` and in `make check`
SEED = 18
ROLES = [role.name for role in roles.ROLES]
NAMES = [
    "author", "first", "second", "publisher", "street", "letters", "members", "funds", "inspector", "organiser",
    "translator", "auditor", "operator",
]  # fmt: skip
#: Ends the walker's own session, or is no form of a person at work.
LEFT_OUT = ("wagtailadmin_logout", "wagtailadmin_error_test", "reviews:urgent")


@pytest.fixture(autouse=True)
def nobody_lays_out(laid_out):
    """Nothing here stands on the authority of the system."""
    with acting_on(Authority(lambda record: False)):
        yield


def presses(hands: Hands, chance: random.Random | None = None) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every form a role is shown at any address, in all its variants; in an order of chance if one is given."""
    found = [one for one in admin_addresses() if one[0] not in LEFT_OUT]
    for name, address in chance.sample(found, len(found)) if chance else found:
        page = hands.client.get(address, HTTP_REFERER="")
        if page.status_code == 200 and "html" in page.get("Content-Type", "") and not page.streaming:
            for target, values in forms_of(address, page.content):
                yield from ((name, target, sent) for sent in variants(values))
        else:
            yield name, address, {}


@pytest.mark.parametrize("role", ROLES, ids=NAMES)
def test_a_part_of_all_buttons(role):
    with acting_on(Authority(lambda record: True)):
        one_of_each()
    hands = Hands(role, addresses(Client(), every=40))
    assert not _changed(hands, islice(presses(hands, random.Random(f"{SEED} {role}")), PART))


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES, ids=NAMES)
def test_more_buttons(role):
    with acting_on(Authority(lambda record: True)):
        one_of_each()
    hands = Hands(role, addresses(Client(), every=3 if THOROUGH else 40))
    pressed = presses(hands) if THOROUGH else islice(presses(hands, random.Random(f"{SEED + 1} {role}")), LARGER_PART)
    assert not _changed(hands, pressed)


def _changed(hands: Hands, pressed: Any) -> list[Any]:
    told = ((name, sent, hands.changes(address, sent)) for name, address, sent in pressed)
    return [(name, sorted(sent)[:6], changes[:4]) for name, sent, changes in told if changes]
