"""Whose party a text tells. Pure functions, without Django."""

import re
from collections.abc import Iterator

from .names import INSTITUTION, IS_NO_NAME, IS_OTHER_WORD, MEMBER, NAME, PARTY, ROLE

_HAN = "[\u4e00-\u9fff]"
_MEMBER = f"(?P<party>{MEMBER})(?!{INSTITUTION})"
_IN_BRACKETS = re.compile(
    rf"([\u4e00-\u9fff·]{{2,4}}|某+|{_HAN}某{{1,2}}|{_HAN}[*×]{{1,2}})\s?[(\[〔【]\s?({PARTY})\s?[)\]〕】]"
)
_STANDING = re.compile(rf"(?:政治面貌|党派)\s?(?:[::]|为|是|系)?\s?({PARTY}|群众)")
_TITLE = "(?:同志|先生|女士|师傅|老师|老板|店主|经理|本人)?"
_BEGINS = f"(?:(?<!{_HAN})|(?<=[的叫和与及])|{ROLE})"
_SINCE = r"[于在]?(?:\d{4}年)?(?:\d{1,2}月)?(?:光荣)?(?:地)?"
#: Where a sentence says it of a name; the name and the party are groups.
_SAID = (
    re.compile(
        rf"{_BEGINS}(?P<name>{NAME}){_TITLE}[,、]?(?:[也既又还已就]|不仅|本身)?(?:是|系|为|作为|身为|成为)"
        rf"[^,。;!?\n]{{0,14}}?{_MEMBER}"
    ),
    re.compile(
        rf"(?<!{_HAN})(?P<name>{NAME})[,、\s](?:[^。;!?\n]{{0,40}}?[,、\s])?"
        rf"(?P<party>(?:中共(?:正式|预备)?|共产|预备)党员|(?<=[,、\s])党员)(?!{_HAN})"
    ),
    re.compile(rf"(?P<party>{MEMBER})[、,]?(?:{ROLE})?(?P<name>{NAME})(?=同志|先生|女士)"),
    re.compile(rf"(?P<party>{MEMBER})[、,]?(?:{ROLE})(?P<name>{NAME})(?=说|介绍|表示|告诉|带头|$|[^\u4e00-\u9fff])"),
    re.compile(rf"{_BEGINS}(?P<name>{NAME}){_TITLE}[,、]?{_SINCE}(?P<party>入党|加入了?(?:中国)?共产党)"),
)
_MAY_SAY = re.compile("员|党|群众|民[革建盟进]|农工|致公|九三|台盟")


def standings(text: str) -> Iterator[str]:
    """Each name with the party told of it, and each filled-in field for it."""
    if not _MAY_SAY.search(text):
        return
    for match in _IN_BRACKETS.finditer(text):
        if not IS_NO_NAME.search(match[1]):
            yield match[1] + match[2]
    for match in _STANDING.finditer(text):
        yield match[0]
    for pattern in _SAID:
        for match in pattern.finditer(text):
            if not IS_OTHER_WORD.match(match["name"]):
                yield match["name"] + match["party"]
