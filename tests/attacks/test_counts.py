"""How many distinct hostile inputs there are, by class: the table in the threat model is this count."""

from collections.abc import Collection
from pathlib import Path

import pytest
from django.conf import settings

from accounts.roles import ROLES
from tests.attacks import (
    test_anonymous_addresses,
    test_charsets,
    test_documents,
    test_doors,
    test_enumeration,
    test_fields,
    test_import_files,
    test_methods,
    test_numbers,
    test_pictures,
    test_private_content,
    test_slow_patterns,
    test_store_poisoning,
)
from tests.attacks.admin_addresses import addresses
from tests.attacks.who_may import SIGNS

FEWEST = 80

#: What each class of attack tries.
CLASSES: dict[str, list[Collection[object]]] = {
    "Injection and odd words in addresses and names": [test_anonymous_addresses.QUERIES, test_doors.NAMES],
    "Odd numbers": [{*test_anonymous_addresses.NUMBERS, *test_numbers.HUGE, *test_numbers.WORDS}],
    "Methods that no view does": [test_methods.METHODS],
    "Character sets that are none": [test_charsets.NONE],
    "Traversal in addresses, file names and archives": [
        test_anonymous_addresses.PATHS,
        test_documents.NAMES,
    ],
    "Forged hosts": [test_anonymous_addresses.HOSTS],
    "Forms without or with a wrong token (CSRF)": [test_anonymous_addresses.POSTS],
    "Open redirects at the doors": [test_doors.TARGETS],
    "Scripts in fields, rich text and cells (XSS)": [
        [test_fields.EVIL, test_fields.HANDLER],
        test_fields.TYPED,
        test_fields.LINKS,
        test_fields.CELLS,
    ],
    "Formulas in lists": [test_import_files.FORMULAS],
    "Bombs, macros and wrong kinds among lists": [test_import_files.REFUSED, test_import_files.HARMLESS],
    "Bombs, macros and wrong kinds among documents": [test_documents.REFUSED],
    "Bombs, scripts and wrong kinds among pictures": [test_pictures.REFUSED],
    "Roads to closed content": [test_private_content.PLACES],
    "Enumeration of plaques, merchants, cases and links": [test_enumeration.PLACES],
    "Poisoning of the page store": [list(test_store_poisoning.ATTACKS)],
    "Texts that keep patterns busy (ReDoS)": [test_slow_patterns.BAIT],
}


def counts() -> dict[str, int]:
    """Distinct inputs of each class."""
    return {name: sum(len({repr(one) for one in lot}) for lot in lots) for name, lots in CLASSES.items()}


def table() -> str:
    """The lines of the threat model."""
    lines = [f"| {name} | {number} |" for name, number in counts().items()]
    return "\n".join([*lines, f"| **Together** | **{sum(counts().values())}** |"])


def test_there_are_enough():
    assert sum(counts().values()) >= FEWEST
    assert all(counts().values())


def test_the_threat_model_says_how_many():
    text = (Path(settings.BASE_DIR) / "docs" / "threat-model.md").read_text("utf-8")
    assert table() in text, f"docs/threat-model.md should say:\n{table()}"


@pytest.mark.django_db
def test_idor_is_tried_on_every_address_as_every_role():
    assert len(addresses()) > 600
    assert {role.name for role in ROLES} == set(SIGNS.values())
