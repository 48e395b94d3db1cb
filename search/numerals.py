"""Numbers in words and in digits: whoever types one finds the other."""

import re

DIGITS = "零一二三四五六七八九"
_ARABIC = re.compile(r"\d{1,2}")
_CHINESE = re.compile(f"[{DIGITS}十两]{{1,3}}")


def other_spellings(text: str) -> list[str]:
    """The text with its small numbers written the other way; nothing where there is none.

    >>> other_spellings("18梯"), other_spellings("十八梯"), other_spellings("81路")
    (['十八梯', '一八梯'], ['18梯'], ['八十一路', '八一路'])
    """
    found = [_ARABIC.sub(lambda one: in_words(int(one[0])), text), _ARABIC.sub(lambda one: _spelled(one[0]), text)]
    found.append(_CHINESE.sub(lambda one: in_digits(one[0]), text))
    return [one for one in dict.fromkeys(found) if one != text]


def in_words(number: int) -> str:
    """A number below a hundred as it is spoken: 18 is 十八."""
    tens, units = divmod(number, 10)
    if not tens:
        return DIGITS[units]
    return f"{DIGITS[tens] if tens > 1 else ''}十{DIGITS[units] if units else ''}"


def in_digits(words: str) -> str:
    """A spoken number below a hundred, or digits said one by one, in digits; other words as they are."""
    words = words.replace("两", "二")
    if "十" not in words:
        return "".join(str(DIGITS.index(one)) for one in words)
    tens, _, units = words.partition("十")
    if len(tens) > 1 or len(units) > 1 or "十" in units:
        return words
    return str((DIGITS.index(tens) if tens else 1) * 10 + (DIGITS.index(units) if units else 0))


def _spelled(digits: str) -> str:
    return "".join(DIGITS[int(one)] for one in digits)
