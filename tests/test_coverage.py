"""docs/coverage.md points at what runs: every address and admin path in its table opens."""

import re
from pathlib import Path

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.once]

TABLE = Path(__file__).resolve().parents[1] / "docs" / "coverage.md"
#: Ring C and 2 of the source's table, as docs/coverage.md numbers them.
ROWS = {
    *range(1, 14), *range(18, 24), 25, *range(27, 30), 31, *range(33, 37), *range(39, 51), *range(55, 63),
}  # fmt: skip


def rows() -> list[list[str]]:
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if re.match(r"\| \d", line)]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def numbers(cell: str) -> range:
    first, _, last = cell.partition("–")
    return range(int(first), int(last or first) + 1)


def test_every_row_is_listed_once():
    listed = [number for row in rows() for number in numbers(row[0])]
    assert sorted(listed) == sorted(ROWS)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_what_a_row_points_at_opens(client, django_user_model, row):
    _, _, ring, address, admin = row
    assert ring in ("C", "2")
    assert client.get(address).status_code == 200, address
    client.force_login(django_user_model.objects.get(username="admin"))
    assert client.get(admin).status_code == 200, admin  # a refusal would be sent back to the first screen
