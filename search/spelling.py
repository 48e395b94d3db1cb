"""Slips of a finger: one character wrong, missing, too many, or two in the wrong order."""


def is_one_slip_away(typed: str, meant: str) -> bool:
    """Whether exactly one slip lies between two words."""
    if typed == meant or abs(len(typed) - len(meant)) > 1:
        return False
    start = next((place for place, (one, two) in enumerate(zip(typed, meant, strict=False)) if one != two), None)
    if start is None:
        return True  # one is the other with a character more
    rest, other = typed[start:], meant[start:]
    is_swapped = rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return rest[1:] == other[1:] or rest[1:] == other or rest == other[1:] or is_swapped
