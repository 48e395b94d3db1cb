"""Runs of digits in a text, cut into groups by what stands between them: “(138) 1234-5678” is 3, 4 and 4 digits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CLOSE = r"\s.·•・‧∙。_~*()\[\]{}<>【】〔〕「」『』‐-―−\-"  # within one number
_LIST = r",，、:;/|\\+'\""  # between numbers, seldom within one
_RUN = re.compile(rf"(?:[0-9][{_CLOSE}{_LIST}]{{0,4}}){{11,}}")
_GROUP = re.compile("[0-9]+")
_ALL_CLOSE = re.compile(rf"[{_CLOSE}]*")
_LAST_SIGN = re.compile(r"[Xx×](?![0-9A-Za-z])")
_LETTERS = re.compile(r"(?<![A-Za-z])[A-Za-z]+$")
#: What people write right before a number; after other letters digits are part of a code.
_WORD = re.compile("tel|telephone|phone|mobile|mob|cell|call|m|t|v|vx|wx|wechat|weixin|id|no|sfz|dh|sj", re.IGNORECASE)
_PREFIXES = frozenset(("86", "0086"))


@dataclass(frozen=True)
class DigitGroups:
    """One run of groups; a range of them is `start` to `end`, the end left out."""

    text: str
    groups: tuple[re.Match[str], ...]
    last_sign: bool  # an X stands behind the last group

    def __len__(self) -> int:
        return len(self.groups)

    def ends(self, start: int, most: int) -> Iterator[int]:
        """Ends of ranges that begin at a group, of 11 to `most` digits and free of letters at both sides."""
        if not self._is_free_before(start):
            return
        size = 0
        for end in range(start + 1, len(self.groups) + 1):
            size += len(self.groups[end - 1][0])
            if size > most:
                return
            if size >= 11 and self._is_free_after(end):
                yield end

    def digits(self, start: int, end: int) -> str:
        """The digits of a range, and the X of an ID number whose 17 others they are."""
        digits = "".join(group[0] for group in self.groups[start:end])
        return f"{digits}X" if len(digits) == 17 and self.last_sign and end == len(self.groups) else digits

    def shape(self, start: int, end: int) -> tuple[int, ...]:
        """How many signs each group of a range has; a last X belongs to the last group."""
        sizes = [len(group[0]) for group in self.groups[start:end]]
        sizes[-1] += len(self.digits(start, end)) - sum(sizes)
        return tuple(sizes)

    def cuts(self, start: int, end: int) -> set[int]:
        """After how many digits of a range its groups end, but the last."""
        sizes = self.shape(start, end)
        return {sum(sizes[:number]) for number in range(1, len(sizes))}

    def are_close(self, start: int, end: int) -> bool:
        """Whether only what is written within one number stands between the groups."""
        return all(_ALL_CLOSE.fullmatch(self._gap(number)) for number in range(start + 1, end))

    def stand_alone(self, start: int, end: int) -> bool:
        """Whether no other group is close to a range but a country's prefix."""
        before = start == 0 or self.groups[start - 1][0] in _PREFIXES or not self._is_joined(start)
        return before and (end == len(self.groups) or not self._is_joined(end))

    def before(self, start: int) -> str:
        """The words before a group."""
        at = self.groups[start].start()
        return self.text[max(0, at - 16) : at]

    def _gap(self, number: int) -> str:
        return self.text[self.groups[number - 1].end() : self.groups[number].start()]

    def _is_joined(self, number: int) -> bool:
        gap = self._gap(number)
        return "\n" not in gap and bool(_ALL_CLOSE.fullmatch(gap))

    def _is_free_before(self, start: int) -> bool:
        letters = _LETTERS.search(self.before(start))
        return letters is None or bool(_WORD.fullmatch(letters[0]))

    def _is_free_after(self, end: int) -> bool:
        behind = self.text[self.groups[end - 1].end() :][:1]
        return not (behind.isascii() and behind.isalpha()) or (self.last_sign and end == len(self.groups))


def groups_in(text: str) -> Iterator[DigitGroups]:
    """Each run of at least 11 digits."""
    for run in _RUN.finditer(text):
        groups = tuple(_GROUP.finditer(text, run.start(), run.end()))
        yield DigitGroups(text, groups, bool(_LAST_SIGN.match(text, run.end())))
