"""Texts of the demo and of a new site: Markdown files with flat front matter and `## ` sections."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

DEMO_DIR = Path(__file__).resolve().parents[1] / "demo"
FIRST_PAGES = DEMO_DIR.with_name("first_pages")  # what a new site begins with, 【待填写】 where its office must write


@dataclass
class Text:
    """One file: facts from the front matter (a repeated key keeps all its values) and sections by title."""

    facts: dict[str, list[str]] = field(default_factory=dict)
    sections: dict[str, str] = field(default_factory=dict)

    def fact(self, name: str) -> str:
        """The only or last value of a key, empty when absent."""
        return self.facts.get(name, [""])[-1]

    def all(self, name: str) -> list[str]:
        """Every value of a key, in order."""
        return self.facts.get(name, [])


def read_text(path: Path) -> Text:
    """Read one file; raise ValueError when it has no front matter."""
    try:
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    except ValueError as error:
        raise ValueError(f"{path.name}: no front matter") from error
    text = Text()
    for line in filter(str.strip, head.splitlines()):
        key, _, value = line.partition(":")
        text.facts.setdefault(key.strip(), []).append(value.strip())
    title = ""
    for line in body.splitlines(keepends=True):
        if line.startswith("## "):
            title = line[3:].strip()
        text.sections[title] = text.sections.get(title, "") + ("" if line.startswith("## ") else line)
    return text


def texts_in(folder: str | Path) -> Iterator[Text]:
    """All texts of a folder, by file name; a name is one of the demo's."""
    for path in sorted((DEMO_DIR / folder).glob("*.md")):
        yield read_text(path)
