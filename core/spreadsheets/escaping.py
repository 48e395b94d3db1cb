"""Text on its way into a spreadsheet."""

import re

#: What a spreadsheet takes for a formula or a command, in either width.
ACTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
#: Signs that a spreadsheet reads as a number or a day and shows as another: zeros in front, more than 11 digits,
#: powers of ten, months.
_REREAD = re.compile(r"0\d+|\d{12,}|\d+(?:\.\d+)?e\d+|\d{1,4}[-/]\d{1,2}(?:[-/]\d{1,4})?", re.IGNORECASE | re.ASCII)


def escape_formula(value: str) -> str:
    """A cell that a spreadsheet will not run: what starts like a formula gets an apostrophe in front."""
    return f"'{value}" if value.startswith(ACTS) else value


def as_text(value: str) -> str:
    """A cell of a CSV file that stays what it is: a code that would be read as a number gets an apostrophe too."""
    return f"'{value}" if _REREAD.fullmatch(value) else escape_formula(value)
