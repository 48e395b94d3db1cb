"""A list checked before anybody is invited."""

from collections.abc import Iterable
from dataclasses import dataclass

from .forms import InvitationForm
from .reading import InvitationRow


@dataclass(frozen=True)
class Checked:
    """A row with what is wrong with it."""

    row: InvitationRow
    form: InvitationForm
    errors: list[str]


def check(rows: Iterable[InvitationRow], group_id: int) -> list[Checked]:
    """Every row through the form that editors fill in; a username twice in the list is an error of the second."""
    seen: dict[str, int] = {}
    checked = []
    for row in rows:
        form = InvitationForm(row.fields | {"group": group_id})
        errors = [message for messages in form.errors.values() for message in messages]
        name = row.fields.get("username", "").casefold()
        if name and name in seen:
            errors.append(f"和第 {seen[name]} 行的账号重复。")
        seen.setdefault(name, row.line)
        checked.append(Checked(row, form, errors))
    return checked
