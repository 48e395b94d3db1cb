"""Which section of the editors' documentation belongs to which admin screen; each app registers its own screens."""

from typing import NamedTuple


class HelpSection(NamedTuple):
    """A chapter by its slug, and a heading in it; without one the chapter's beginning."""

    chapter: str
    heading: str = ""


_SECTIONS: dict[str, HelpSection] = {}


def register_help(chapter: str, heading: str = "", *, screens: tuple[str, ...]) -> None:
    """For admin addresses that begin so, below /admin/."""
    for beginning in screens:
        _SECTIONS[beginning] = HelpSection(chapter, heading)


def help_section(address: str) -> HelpSection:
    """The section for an address below /admin/: the longest beginning that fits counts, else the editors' handbook."""
    fitting = [beginning for beginning in _SECTIONS if address.startswith(beginning)]
    return _SECTIONS[max(fitting, key=len)] if fitting else HelpSection("editors")


def registered_sections() -> list[HelpSection]:
    """All of them, each once."""
    return sorted(set(_SECTIONS.values()))
