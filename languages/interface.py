"""The catalogues of our own words: Traditional Chinese by rule, English by people."""

from pathlib import Path

import polib
from django.conf import settings

from core.opencc import convert

from .extraction import Word, words

BY_RULE = "zh_Hant"
BY_PEOPLE = "en"
_FORMS = {BY_RULE: ("nplurals=1; plural=0;", 1), BY_PEOPLE: ("nplurals=2; plural=(n != 1);", 2)}
_WIDTH = 100


def catalogue_of(locale: str) -> Path:
    """Where the words of a language are."""
    return Path(settings.LOCALE_PATHS[0]) / locale / "LC_MESSAGES" / "django.po"


def refresh() -> list[str]:
    """Write both catalogues anew from the words in use; return the words that English still lacks.

    What nobody says any more leaves; what people translated stays. Only words, no file names: a moved line changes
    nothing.
    """
    used = words()
    english = _known(catalogue_of(BY_PEOPLE))
    _write(BY_RULE, [_entry(word, BY_RULE, [convert(word.text)]) for word in used])
    _write(BY_PEOPLE, [_entry(word, BY_PEOPLE, english.get(_place(word), [])) for word in used])
    return [word.text for word in used if not all(english.get(_place(word), [""]))]


def _place(word: Word) -> tuple[str, str, str]:
    return word.context, word.text, word.plural


def _known(path: Path) -> dict[tuple[str, str, str], list[str]]:
    """The translations in a catalogue: one, or one for each number."""
    entries = polib.pofile(str(path)) if path.exists() else []
    return {
        (entry.msgctxt or "", entry.msgid, entry.msgid_plural or ""): (
            [entry.msgstr_plural[form] for form in sorted(entry.msgstr_plural)]
            if entry.msgid_plural
            else [entry.msgstr]
        )
        for entry in entries
        if not entry.obsolete
    }


def _entry(word: Word, locale: str, said: list[str]) -> polib.POEntry:
    entry = polib.POEntry(msgid=word.text, msgctxt=word.context or None)
    if "%(" in word.text or "%%" in word.text:
        entry.flags.append("python-format")
    if word.plural:
        entry.msgid_plural = word.plural
        entry.msgstr_plural = {form: said[form] if form < len(said) else "" for form in range(_FORMS[locale][1])}
    else:
        entry.msgstr = said[0] if said else ""
    return entry


def _write(locale: str, entries: list[polib.POEntry]) -> None:
    path = catalogue_of(locale)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue = polib.POFile(wrapwidth=_WIDTH)
    catalogue.metadata = {
        "Project-Id-Version": "yuzhong",
        "Language": locale,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": _FORMS[locale][0],
    }
    catalogue.extend(entries)
    catalogue.save(str(path))
