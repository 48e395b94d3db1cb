"""The demo's lessons: what each must have, and that its English and its paper say all that the Chinese says."""

import csv
import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from home.seeding.lessons import LESSON_ORDER
from home.seeding.papers import TODAY, WALL
from home.seeding.stories import bullets
from home.seeding.texts import DEMO_DIR, Text, read_text
from lessons.models import LessonPage
from lessons.models.lessons import SHORT_MINUTES

TEXTS = {path.stem: read_text(path) for path in sorted((DEMO_DIR / "lessons").glob("*.md"))}
WITH_PAPER = [slug for slug, text in TEXTS.items() if WALL in text.sections]
ENGLISH = [path.stem for path in sorted((DEMO_DIR / "en" / "lessons").glob("*.md"))]
MOST_SIGNS = 60  # of a sentence, as the content check has it

_DIGITS = "零一二三四五六七八九"
_TENS = {"十": 10, "百": 100, "千": 1000}


def number(han: str) -> int:
    """一千零一十九 is 1019."""
    total = digit = 0
    for sign in han:
        if sign in _TENS:
            total, digit = total + (digit or 1) * _TENS[sign], 0
        else:
            digit = _DIGITS.index(sign)
    return total + digit


def articles(cell: str) -> set[int]:
    """The articles of a cell such as 第五条至第九条、第十一条."""
    found: set[int] = set()
    for part in filter(None, re.sub("[第条]", "", cell).split("、")):
        first, _, last = part.partition("至")
        found.update(range(number(first), number(last or first) + 1))
    return found


def table(name: str) -> list[dict[str, str]]:
    with (DEMO_DIR / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def body(text: Text) -> str:
    return "".join(f"## {title}\n{section}" for title, section in text.sections.items() if title)


def test_every_lesson_is_in_the_order_has_a_quiz_and_a_short_version():
    quizzes = {read_text(path).fact("lesson") for path in (DEMO_DIR / "quizzes").glob("*.md")}
    assert sorted(LESSON_ORDER) == sorted(TEXTS) == sorted(quizzes)
    for slug, text in TEXTS.items():
        short = text.all("short")
        assert short, slug
        assert set(short) < set(text.sections), slug
        assert bullets(text.sections[TODAY]), slug


def test_numbers_are_read():
    assert articles("第五条至第七条、第十一条、第一千零一十九条") == {5, 6, 7, 11, 1019}
    assert articles("第二十、四百九十六至四百九十八条") == {20, 496, 497, 498}
    assert articles("") == set()


@pytest.mark.parametrize("slug", WITH_PAPER)
def test_the_table_of_cited_rules_names_the_articles_of_the_text_and_no_others(slug):
    rules = {row["key"]: row for row in table("rules.csv")}
    cited = [row for row in table("lesson_rules.csv") if row["lesson"] == slug]
    text = body(TEXTS[slug])
    assert cited
    for row in cited:
        assert rules[row["rule"]]["title"].removeprefix("中华人民共和国").removeprefix("食品安全国家标准 ") in text
        assert rules[row["rule"]]["verified"], "where it was read, or what was not found"
    named = {number(han) for han in re.findall(f"第([{_DIGITS}十百千]+)条", text)}
    assert named == set().union(*(articles(row["articles"]) for row in cited))


@pytest.mark.parametrize("slug", WITH_PAPER)
def test_what_was_not_found_is_said_and_its_articles_are_not_named(slug):
    rules = {row["key"]: row for row in table("rules.csv")}
    for row in table("lesson_rules.csv"):
        if row["lesson"] == slug and "全文没有核实到" in rules[row["rule"]]["verified"]:
            assert row["articles"] == ""
            assert "> 待核实:" in body(TEXTS[slug])


@pytest.mark.parametrize("slug", WITH_PAPER)
def test_no_sentence_is_longer_than_a_phone_shows(slug):
    lines = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", body(TEXTS[slug])).replace("**", "").splitlines()
    cells = [cell for line in lines for cell in (line.split("|") if line.startswith("|") else [line])]
    words = [re.sub(r"^(- |\d+\. |> [^:]*:)", "", cell.strip()) for cell in cells]
    sentences = [sentence for text in words for sentence in re.split("[。！？；]", text)]
    assert [sentence for sentence in sentences if len(re.sub(r"\s", "", sentence)) > MOST_SIGNS] == []


@pytest.mark.parametrize("slug", ENGLISH)
def test_the_english_lesson_has_every_part_step_warning_and_row(slug):
    english = read_text(DEMO_DIR / "en" / "lessons" / f"{slug}.md")
    chinese = TEXTS[slug]
    for pattern in (r"^## ", r"^### ", r"^\d+\. ", r"^> ", r"^\| "):
        found = [len(re.findall(pattern, body(text), re.MULTILINE)) for text in (chinese, english)]
        assert found[0] == found[1], pattern
    if slug in WITH_PAPER:
        assert len(bullets(body(english))) == len(bullets(body(chinese)))
    assert len(english.all("key_point")) == len(chinese.all("key_point"))
    assert len(english.all("short")) == len(chinese.all("short"))
    assert set(english.all("short")) < set(english.sections)


@pytest.mark.django_db
@pytest.mark.parametrize("slug", WITH_PAPER)
def test_the_paper_has_the_checklist_and_the_page_for_the_wall(client, slug):
    lesson = LessonPage.objects.in_language().get(slug=slug)
    (attachment,) = [block.value for block in lesson.attachments]
    assert attachment.title in client.get(lesson.url).content.decode()
    with attachment.file.open("rb") as file:
        pages = [re.sub(r"\s", "", page.extract_text()) for page in PdfReader(BytesIO(file.read())).pages]
    assert len(pages) == 2
    for page, part in zip(pages, (TODAY, WALL), strict=True):
        for line in bullets(TEXTS[slug].sections[part]):
            assert re.sub(r"\s", "", line) in page, line
        assert "演示" in page


@pytest.mark.django_db
@pytest.mark.parametrize("slug", TEXTS)
def test_every_lesson_can_be_read_in_short_tested_and_taken_away(client, slug):
    lesson = LessonPage.objects.in_language().get(slug=slug)
    assert lesson.has_short()
    assert lesson.short_minutes() < lesson.minutes()
    assert lesson.short_minutes() <= SHORT_MINUTES
    assert client.get(f"/lessons/{slug}/").status_code == 200
    assert client.get(f"/quiz/{slug}/").status_code == 200
    assert client.get(f"/takeaway/{slug}.html").status_code == 200
