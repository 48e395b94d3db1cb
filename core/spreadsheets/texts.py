"""Text in a cell: what is tidied, what is written so that a spreadsheet never takes it for a formula."""

import re

from core.signs import IGNORABLE, fold_radicals
from core.spreadsheets.escaping import ACTS

#: A cell that empties the field; an empty cell leaves the field as it is.
CLEAR_WORD = "清空"
#: The same inside the program: a sign that no tidied text can hold.
CLEAR = "\x1b"
#: What people type into a cell that has nothing to say.
PLACEHOLDERS = {"/", "-", "--", "—", "——", "－"}

#: What people write for the words in the row above.
DITTO = re.compile(r"[（(]?(?:同上|同前|同左)[）)。]?|〃|″|\"|”|、、")

#: What programs leave in a text file instead of what a cell held: errors, a column too narrow, powers of ten.
MANGLED = re.compile(
    r"#(?:N/A|REF!|VALUE!|NAME\?|NULL!|NUM!|DIV/0!|SPILL!|CALC!)|#{3,}|\d(?:\.\d+)?E\+\d{2,3}", re.IGNORECASE
)

_LINE_BREAKS = re.compile(r"(?<![ \t])[ \t]*[\r\n\x0b\x0c\x85\u2028\u2029]+[ \t]*|\t")
_INVISIBLE = re.compile(f"[\x00-\x1f\x7f-\x9f{IGNORABLE}\ufffe\uffff\ud800-\udfff]")
#: Whatever may need tidying; nearly no cell has any.
_UNTIDY = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029{IGNORABLE}\ufffe\uffff\ud800-\udfff\u2e80-\u2fd5\uf900-\ufaff]")
_RISKY_STARTS = (*ACTS, "\n", "'")


def clean_text(text: str) -> str:
    """One line, no invisible signs, characters instead of radicals, no blanks around."""
    if (text.isascii() and text.isprintable()) or not _UNTIDY.search(text):
        return text.strip()
    return fold_radicals(_INVISIBLE.sub("", _LINE_BREAKS.sub(" ", text))).strip()


def escape(text: str) -> str:
    """The text as a cell may hold it: an apostrophe stands before what would act as a formula or a command.

    `unguarded` gives the text back.
    """
    is_word = text in PLACEHOLDERS or text == CLEAR_WORD or MANGLED.fullmatch(text) or DITTO.fullmatch(text)
    return f"'{text}" if is_word or text.startswith(_RISKY_STARTS) else text


def unescape(text: str) -> str:
    """Without one leading apostrophe: ours, or the one people type to keep a long number as text."""
    return text.removeprefix("'")
