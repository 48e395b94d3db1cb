"""Text on its way into a spreadsheet."""


def harmless(value: str) -> str:
    """A cell that a spreadsheet will not run: what starts like a formula gets an apostrophe in front."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
