"""What a spreadsheet shows of a number: format codes of ECMA-376, 18.8.31, as far as lists use them."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import cache


class Kind(StrEnum):
    """What a format makes of a number."""

    GENERAL = "general"
    NUMBER = "number"
    PERCENT = "percent"
    DAY = "day"
    MONTH = "month"  # a day of which only year and month are shown
    TIME = "time"
    DAY_AND_TIME = "day and time"


#: Built-in formats that stand in no file, those of Chinese Excel from 27 on.
BUILT_IN = {
    **dict(enumerate(["General", "0", "0.00", "#,##0", "#,##0.00"])),
    **{9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm"},
    **{17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm"},
    **{37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0"},
    **{48: "##0.0E+0", 49: "@"},
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    **{30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"'},
    **dict.fromkeys((34, 55), 'h"时"mm"分"'),
    **dict.fromkeys((35, 56), 'h"时"mm"分"ss"秒"'),
}
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]|([0#?]|[.,%@/]|E[+-])|(.)', re.IGNORECASE | re.DOTALL)
_GENERAL = re.compile("general", re.IGNORECASE)
_DATE_SIGN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|general', re.IGNORECASE | re.DOTALL)
_LONGEST = 100  # signs of a code that is worth reading
_LOCAL_GENERAL = re.compile(r"G/(?:通用格式|標準|标准|Standard)", re.IGNORECASE)  # as WPS and old Excel write it
#: From here on "General" shows a number by powers of ten, and from PRECISE on digits are lost.
LONG, PRECISE = 10**11, 10**15


@dataclass(frozen=True)
class Format:
    """A format code, read once for all cells that have it."""

    kind: Kind
    code: str

    def shown(self, value: float) -> str | None:
        """The number as the sheet shows it; None for a format that this module does not know."""
        return _shown(self.code, value)

    def shown_text(self, text: str) -> str:
        """A text as the sheet shows it: the fourth part of a code may add to it, or hide it."""
        parts = _parts(self.code)
        part = parts[3] if len(parts) == 4 else next((each for each in parts if "@" in each), "@")
        pieces = (quoted or escaped or sign or rest for quoted, escaped, sign, rest in _TOKEN.findall(part))
        return "".join(text if piece == "@" else piece for piece in pieces)


@cache
def read_format(code: str) -> Format:
    """The kind of a code: dates are told by their letters, percents by their sign."""
    code = _LOCAL_GENERAL.sub("General", code)
    if code.lower() in ("general", "@", "") or len(code) > _LONGEST:
        return Format(Kind.GENERAL, code)
    first = _DATE_SIGN.sub("", _parts(code)[0]).lower()
    return Format(_kind(first), code)


def _kind(letters: str) -> Kind:
    if re.search(r"[0#?]", letters) and "h" not in letters and "s" not in letters:
        return Kind.PERCENT if "%" in letters else Kind.NUMBER
    has_time = bool(re.search(r"[hs]|\\[m+\\]", letters))
    if re.search(r"d|a{3}", letters) or (re.search("[yge]", letters) and has_time):
        return Kind.DAY_AND_TIME if has_time else Kind.DAY
    if has_time:
        return Kind.TIME
    return Kind.MONTH if re.search("[ymge]", letters) else Kind.NUMBER


def _parts(code: str) -> list[str]:
    """The parts of a code between its semicolons."""
    parts, start = [], 0
    for found in re.finditer(r'"[^"]*"|\\.|;', code, re.DOTALL):
        if found[0] == ";":
            parts.append(code[start : found.start()])
            start = found.end()
    return [*parts, code[start:]]


def _shown(code: str, value: float) -> str | None:
    parts = _parts(code)
    if re.search(r"\[[<>=]|\[dbnum", code, re.IGNORECASE):
        return None  # conditions, Chinese numerals
    part = parts[0]
    if value < 0 and len(parts) > 1:
        part, value = parts[1], -value
    elif value == 0 and len(parts) > 2:
        part = parts[2]
    before, *rest = _GENERAL.split(part, 1)
    return _around(before, general_text(value), rest[0]) if rest else _filled(part, value)


def _around(before: str, number: str, behind: str) -> str | None:
    """Words around a plain number; None where they are more than words."""
    words = [_filled(part, 0) if part else "" for part in (before, behind)]
    if None in words or re.search("[0#?]", before + behind):
        return None
    return f"{words[0]}{number}{words[1]}"


def general_text(value: float) -> str:
    """A number as "General" shows it in a wide column: eleven signs at most, then powers of ten.

    >>> general_text(7.0), general_text(0.1 + 0.2), general_text(202207140001)
    ('7', '0.3', '2.02207E+11')
    """
    size = abs(value)
    if size >= LONG or 0 < size < 10**-4:
        digits, _, power = f"{Decimal(repr(value)):.5E}".partition("E")
        return f"{digits.rstrip('0').rstrip('.')}E{power[0]}{int(power[1:]):02}"
    decimals = max(0, 10 - len(str(int(size))))
    text = f"{Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _filled(part: str, value: float) -> str | None:
    tokens: list[tuple[str, str]] = []  # what kind of piece, and the piece
    for found in _TOKEN.finditer(part):
        quoted, escaped, sign, rest = found.groups()
        if sign and sign not in "%":
            if sign[0] in "eE/@":
                return None
            tokens.append(("." if sign == "." else "," if sign == "," else "digit", sign))
        else:
            text = (quoted if quoted is not None else escaped) or sign or rest or _currency(found[0])
            tokens.append(("text", text))
    if not any(kind == "digit" for kind, _ in tokens):
        return "".join(text for _, text in tokens if text) if part == "" or tokens else None
    return _with_digits(tokens, value * (100 if ("text", "%") in tokens else 1))


def _currency(piece: str) -> str:
    return piece[2:].split("-")[0].rstrip("]") if piece.startswith("[$") else ""


def _with_digits(tokens: list[tuple[str, str]], value: float) -> str | None:
    point = next((place for place, (kind, _) in enumerate(tokens) if kind == "."), len(tokens))
    whole, behind = tokens[:point], tokens[point + 1 :]
    decimals = sum(kind == "digit" for kind, _ in behind)
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    left, _, right = f"{abs(rounded):f}".partition(".")
    last_digit = max((place for place, (kind, _) in enumerate(whole) if kind == "digit"), default=0)
    if any(kind == "," for kind, _ in [*whole[last_digit:], *behind]):
        return None  # thousands are left out
    has_separators = any(kind == "," for kind, _ in whole)
    text = _whole([token for token in whole if token[0] != ","], left.lstrip("0"), has_separators=has_separators)
    minus = "-" if rounded < 0 else ""
    return minus + text + ("." if point < len(tokens) else "") + _behind(behind, right)


def _whole(tokens: list[tuple[str, str]], digits: str, *, has_separators: bool) -> str:
    first = next((place for place, (kind, _) in enumerate(tokens) if kind == "digit"), None)
    out: list[str] = []
    written = 0
    for place in range(len(tokens) - 1, -1, -1):
        kind, sign = tokens[place]
        if kind != "digit":
            out.append(sign)
            continue
        taken = digits if place == first else digits[-1:]
        digits = digits[: len(digits) - len(taken)]
        for digit in reversed(taken or {"0": "0", "?": " "}.get(sign, "")):
            if has_separators and written and written % 3 == 0:
                out.append(",")
            out.append(digit)
            written += 1
    return "".join(reversed(out))


def _behind(tokens: list[tuple[str, str]], digits: str) -> str:
    out: list[str] = []
    rest = digits
    for kind, sign in tokens:
        if kind == "digit":
            digit, rest = rest[:1], rest[1:]
            out.append("" if sign == "#" and not (digit + rest).strip("0") else digit)
        else:
            out.append(sign)
    return "".join(out)
