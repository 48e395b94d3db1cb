"""What in a text points to a person: numbers and a name's party. Pure functions, without Django."""

from dataclasses import dataclass

from core.personal_numbers import as_plain_text, personal_numbers

from .standing import standings

MARK = "政治面貌"


@dataclass(frozen=True)
class PiiMatch:
    """Something found: its kind, and what was written without separators."""

    kind: str
    value: str

    @property
    def shown(self) -> str:
        """Enough to find it again, too little to learn it."""
        if self.kind == MARK:
            return f"{self.value[0]}**"
        return f"{self.value[:3]}{'*' * (len(self.value) - 5)}{self.value[-2:]}"


def find_pii(text: str) -> list[PiiMatch]:
    """All signs of persons in a text, each once, in the order of kinds."""
    found = [PiiMatch(kind, value) for kind, value in personal_numbers(text)]
    found += [PiiMatch(MARK, value) for value in standings(as_plain_text(text))]
    return list(dict.fromkeys(found))
