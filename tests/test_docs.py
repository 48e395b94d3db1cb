"""What the documents say can be followed: paths exist, decisions are held by tests, each page keeps to its language."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.core.management import get_commands

from tests.test_layers import GROUPS

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "SECURITY.md", *sorted(DOCS.rglob("*.md"))]
#: Editors', operators' and data users' pages are Chinese, as the two at the top are; `docs/README.md` leads to both.
CHINESE = {path for path in PAGES if re.match(r"(editors.*|operations|plaques|api|CHANGELOG)\.md$", path.name)}
CHINESE = {path for path in CHINESE if path.parent != DOCS / "decisions"}
BOTH = {ROOT / "README.md", DOCS / "README.md"}
ROOMS = DOCS / "decisions"

SUFFIXES = "py md css html js toml txt sh conf yaml service timer po in csv typ"
IS_FILE = re.compile(rf"[\w.*{{}},/-]+\.(?:{SUFFIXES.replace(' ', '|')})")
#: What looks like a path and is none of the repository's, with the reason.
NO_PATHS = {
    "gunicorn.conf.py": "a habit of another server",
    "index.md": "an address",
    "robots.txt": "an address",
    "llms.txt": "an address",
    "data.csv": "an address",
    "application/ld+json": "a media type",
    "nginx.conf": "nginx's own",
    "sites-enabled": "nginx's own",
    "images/": "below the media folder",
    "closed/": "below the media folder",
}
MADE_BY_RUNNING = ("var/", "VAR_DIR/")
ENTRY = re.compile(
    r"^## (?P<number>\d{4}) (?P<title>.+)\n\n(?P<day>.+?) · (?P<status>.+?) · held by `(?P<test>[^`]+)`$", re.MULTILINE
)
STATUS = re.compile(r"in force|in force, .+ by \d{4}|replaced by \d{4}")
FILES = [
    path for path in ROOT.rglob("*") if not {".venv", ".venv-next", ".git", "var"} & {*path.relative_to(ROOT).parts}
]
FILE_NAMES = {path.name for path in FILES}


def name_of(path: Path) -> str:
    """A page as people call it."""
    return str(path.relative_to(ROOT))


def prose(path: Path) -> str:
    """The text without blocks of code."""
    return re.sub(r"^```.*?^```", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)


def spans(path: Path) -> Iterator[str]:
    """What stands between backticks."""
    yield from re.findall(r"`([^`\n]+)`", prose(path))


def is_there(written: str) -> bool:
    """Whether a path or a pattern of paths leads to something, from the root or, for a bare name, anywhere."""
    if written in NO_PATHS or written.startswith(MADE_BY_RUNNING):
        return True
    alternatives = re.search(r"\{([^}]+)\}", written)
    if alternatives:
        return all(is_there(written.replace(alternatives[0], one)) for one in alternatives[1].split(","))
    return any(ROOT.glob(written)) or ("/" not in written and written in FILE_NAMES)


def paths_in(span: str) -> Iterator[str]:
    """The paths in a piece of code; a single word with a slash is one unless it is an address or has placeholders."""
    for word in span.split():
        is_alone = word == span and "/" in word and not re.search(r"^/|[<>…=@]|://|\\", word)
        starts_here = re.match(r"[\w.]+/[^<>…]*$", word) and (ROOT / word.partition("/")[0]).is_dir()
        if is_alone or starts_here or (IS_FILE.fullmatch(word) and not word.startswith(("/", "-"))):
            yield word


def lasting(dotted: str) -> bool:
    """Whether the module of a dotted name of ours is there; the name of a model is Django's to check."""
    parts = dotted.split(".")
    if parts[1][:1].isupper() or parts[-1] in SUFFIXES.split():
        return True
    return (ROOT / parts[0] / parts[1]).is_dir() or (ROOT / parts[0] / f"{parts[1]}.py").is_file()


def anchor(heading: str) -> str:
    """A heading's place in the address, as repositories' pages make it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def headings(path: Path) -> list[str]:
    """All headings of a page, without their signs."""
    return re.findall(r"^#+ (.+)$", prose(path), re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_path_exists(page):
    gone = [path for span in spans(page) for path in paths_in(span) if not is_there(path)]
    dotted = [span for span in spans(page) if re.fullmatch(r"[a-z_]+(?:\.\w+)+", span)]
    gone += [name for name in dotted if name.partition(".")[0] in GROUPS and not lasting(name)]
    assert not gone


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page):
    for target in re.findall(r"\]\(([^)\s]+)\)", prose(page)):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, place = target.partition("#")
        there = (page.parent / file).resolve() if file else page
        assert there.exists(), target
        assert not place or place in {anchor(one) for one in headings(there)}, target


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_exists(page):
    said = {name for span in spans(page) for name in re.findall(r"^(?:\S*python )?manage\.py (\w+)", span)}
    assert said <= {*get_commands()}


def test_decisions_lie_on_one_page_a_room():
    names = {path.stem for path in ROOMS.iterdir()}
    assert names <= {*GROUPS, "house", "README"}, "a decision is an entry on the page of its room"


@pytest.mark.parametrize("page", sorted(ROOMS.glob("[a-z]*.md")), ids=name_of)
def test_a_decision_says_since_when_whether_and_what_holds_it(page):
    text = page.read_text("utf-8")
    entries = list(ENTRY.finditer(text))
    assert [entry["title"] for entry in entries] == [line[8:] for line in text.split("\n") if line.startswith("## ")]
    assert entries == sorted(entries, key=lambda entry: entry["number"])
    for entry in entries:
        assert date.fromisoformat(entry["day"])
        assert STATUS.fullmatch(entry["status"]), entry["number"]
        assert Path(entry["test"]).name.startswith("test_"), entry["number"]
        assert (ROOT / entry["test"]).is_file(), entry["number"]


def test_the_list_of_decisions_names_each_once():
    rows = re.findall(r"^\| (\d{4}) \| (.+) \| \[(\w+)\.md\]\(\w+\.md\) \|$", (ROOMS / "README.md").read_text(), re.M)
    entries = [(one, page.stem) for page in ROOMS.glob("[a-z]*.md") for one in ENTRY.finditer(page.read_text("utf-8"))]
    assert rows == sorted((one["number"], one["title"], room) for one, room in entries)
    assert len({number for number, _, _ in rows}) == len(rows)


def test_code_names_decisions_that_are_there():
    """Comments say `docs/decisions/<room>.md, <number>`."""
    for path in (path for path in FILES if path.suffix in {".py", ".css", ".js", ".html", ".conf"}):
        for room, number in re.findall(r"docs/decisions/([\w-]+)\.md(?:, (\d{4}))?", path.read_text("utf-8")):
            page = ROOMS / f"{room}.md"
            assert page.is_file(), path
            assert not number or f"\n## {number} " in page.read_text("utf-8"), path
        assert not re.search(r"docs/decisions/\d", path.read_text("utf-8")), path


def paragraphs(page: Path) -> list[str]:
    """Prose and rows of tables, without headings, code, links' targets and addresses."""
    text = re.sub(r"`[^`\n]*`|\]\([^)]*\)|https?://\S+", " ", prose(page))
    blocks = re.split(r"\n\s*\n", re.sub(r"^#.*$", "", text, flags=re.MULTILINE))
    return [part for block in blocks for part in (block.split("\n") if "|" in block else [block])]


def is_english(text: str) -> bool:
    """A sentence's worth of English words and not one Chinese character."""
    return len(re.findall(r"[A-Za-z]{2,}", text)) >= 6 and not re.search(r"[\u4e00-\u9fff]", text)


def is_chinese(text: str) -> bool:
    """More Chinese characters than English words; what is quoted or in brackets is no prose."""
    text = re.sub(r"“[^”]*”|\"[^\"]*\"|\([^)]*\)", "", text)
    return len(re.findall(r"[\u4e00-\u9fff]", text)) > max(8, len(re.findall(r"[A-Za-z]{2,}", text)))


@pytest.mark.parametrize("page", sorted(CHINESE), ids=name_of)
def test_a_chinese_page_has_no_english_paragraphs(page):
    assert not [text for text in paragraphs(page) if is_english(text)]


@pytest.mark.parametrize("page", [page for page in PAGES if page not in CHINESE | BOTH], ids=name_of)
def test_a_developers_page_is_english(page):
    assert not [text for text in paragraphs(page) if not text.startswith("|") and is_chinese(text)]


def test_the_way_in_names_every_page():
    linked = re.findall(r"\]\(([^)#]+)", (DOCS / "README.md").read_text("utf-8"))
    named = {(DOCS / target).resolve() for target in linked}
    pages = {path for path in DOCS.glob("*.md") if path.name != "README.md"} | {ROOMS / "README.md", DOCS / "deploy"}
    assert pages <= named, sorted(map(name_of, pages - named))


def test_the_picture_of_the_house_is_what_holds():
    picture = re.search(r"```\n(.*?)```", (DOCS / "developers.md").read_text("utf-8"), re.DOTALL)
    assert picture
    lines = re.findall(r"^(\d) +(\w+) +-> (.+)$", picture[1], re.MULTILINE)
    floors = {room: int(floor) for floor, room, _ in lines}
    special = {"every room": GROUPS["site"], "nothing of ours": set()}
    drawn = {room: special.get(below) or {*below.split(", ")} - {*special} for _, room, below in lines}
    assert drawn == GROUPS
    for room, below in GROUPS.items():
        assert floors[room] == max((floors[one] + 1 for one in below), default=0), room


def test_the_house_is_described_in_rooms():
    rows = re.findall(r"^\| `([\w/]+)/` \|", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert {row.partition("/")[0] for row in rows} == {*GROUPS}
    assert len(rows) == len(GROUPS) == 15


def questions() -> list[tuple[str, str, str]]:
    """A newcomer's questions with where their answers begin."""
    text = (DOCS / "developers.md").read_text("utf-8").partition("\n## Twenty questions\n")[2].partition("\n## ")[0]
    return re.findall(r"^\| (.+\?) \| `([^`]*)` \| `([^`]*)` \|$", text, re.MULTILINE)


def test_there_are_twenty_questions():
    assert len(questions()) == 20


@pytest.mark.parametrize(("question", "path", "name"), questions(), ids=lambda text: text[:40])
def test_a_question_has_its_answer(question, path, name):
    assert (ROOT / path).is_file(), question
    assert name, question
    assert re.search(rf"\b{re.escape(name)}\b", (ROOT / path).read_text("utf-8")), question
