"""Text on its way into a spreadsheet."""

#: In wide signs too: Chinese spreadsheets take those for the others.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def harmless(value: str) -> str:
    """A cell that a spreadsheet will not run: what starts like a formula gets an apostrophe in front."""
    return f"'{value}" if value.startswith(_STARTS) else value
