"""Every fixed word a reader can meet speaks three languages."""

import re
import shutil
import subprocess

import polib
import pytest
from django.conf import settings
from django.template.base import Lexer, TokenType
from django.utils import translation

from core.opencc import convert
from languages.extraction import CHINESE, IN_FILTER, Word, template_files, words
from languages.interface import BY_PEOPLE, BY_RULE, catalogue_of

MARKS = re.compile(r"%\(\w+\)[sd]|%%|\{\w+\}|</?\w+|href=\"[^\"]*\"")

#: Templates that only editors and programmers see. All others are public and hold no bare Chinese.
ADMIN_ONLY = re.compile(
    r"(^|/)admin/|_preview\.html$|^(agenda|api|audit|dashboard|editing|imports|inspection|monitoring|pii|releases|reviews"
    r"|translations|two_factor|wagtail\w*)/|^home/styleguide\.html$"
    r"|^word_import/(draft|progress|upload|parts/.*)\.html$"
    r"|^(progress/totals|display_walls/plate)\.html$|^objections/mail/"
)


@pytest.fixture(scope="module")
def used():
    return words()


@pytest.fixture(scope="module", params=[BY_RULE, BY_PEOPLE])
def catalogue(request):
    return polib.pofile(str(catalogue_of(request.param)))


def forms(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_a_catalogue_holds_the_words_in_use_and_no_others(catalogue, used):
    """After a change of words: manage.py interface_words, then fill in what it names."""
    known = {Word(entry.msgid, entry.msgctxt or "", entry.msgid_plural or "") for entry in catalogue}
    assert known == set(used)
    assert [entry.msgid for entry in catalogue if not all(forms(entry))] == []
    assert not catalogue.fuzzy_entries()
    assert not catalogue.obsolete_entries()


def test_a_translation_keeps_placeholders_and_markup(catalogue):
    for entry in catalogue:
        for said in forms(entry):
            assert sorted(set(MARKS.findall(said))) == sorted(set(MARKS.findall(entry.msgid))), entry.msgid


def test_traditional_words_follow_the_rule():
    for entry in polib.pofile(str(catalogue_of(BY_RULE))):
        assert set(forms(entry)) == {convert(entry.msgid)}


def test_english_words_are_english():
    for entry in polib.pofile(str(catalogue_of(BY_PEOPLE))):
        said = "".join(forms(entry))
        quoted = re.sub("“[^”]*”", "", said)
        assert not CHINESE.search(quoted), said


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="msgfmt is not installed")
@pytest.mark.parametrize("locale", [BY_RULE, BY_PEOPLE])
def test_gettext_itself_finds_nothing_missing(locale):
    command = ["msgfmt", "--check-format", "--statistics", "--output-file=/dev/null", str(catalogue_of(locale))]
    said = subprocess.run(command, capture_output=True, text=True, check=True, env={"LC_ALL": "C"}).stderr  # noqa: S603 -- fixed words
    assert re.fullmatch(r"\d+ translated messages\.", said.strip().splitlines()[-1])


def bare_chinese(source):
    """Chinese in a template that no tag translates."""
    inside = False
    for token in Lexer(source).tokenize():
        name = token.contents.split(" ", 1)[0] if token.token_type == TokenType.BLOCK else ""
        inside = (inside or name == "blocktranslate") and name != "endblocktranslate"
        translated = inside or name == "translate" or token.token_type == TokenType.COMMENT
        if not translated and CHINESE.search(IN_FILTER.sub("", token.contents)):
            yield token.contents.strip()


def public_templates():
    for folder in settings.TEMPLATES[0]["DIRS"]:
        for path in template_files():
            name = path.relative_to(folder).as_posix()
            if not ADMIN_ONLY.search(name):
                yield pytest.param(path, id=name)


@pytest.mark.parametrize("path", list(public_templates()))
def test_a_public_template_holds_no_bare_chinese(path):
    assert list(bare_chinese(path.read_text("utf-8"))) == []


def test_bare_chinese_is_noticed():
    assert list(bare_chinese('<p>{{ name|default:"无" }}，{% translate "有" %}</p>')) == ['name|default:"无"', "，"]


def test_the_running_site_speaks_them():
    said = {}
    for language in ("zh-hans", "zh-hant", "en"):
        with translation.override(language):
            said[language] = translation.gettext("荣誉榜"), translation.ngettext("户", "户", 2)
    assert said == {
        "zh-hans": ("荣誉榜", "户"),
        "zh-hant": ("榮譽榜", "戶"),
        "en": ("Honour rolls", "sole traders"),
    }
