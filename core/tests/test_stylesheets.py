"""Style sheets as they are collected for readers."""

import re
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage

from core.stylesheets import JoinedStaticFilesStorage


@pytest.fixture
def collect(tmp_path):
    """Collects sheets, given by name and text, as `collectstatic` does; the text that readers get, and its name."""
    source = FileSystemStorage(tmp_path / "source")
    store = JoinedStaticFilesStorage(location=tmp_path / "collected", base_url="/static/")

    def collected(asked: str, **sheets: str) -> tuple[str, str]:
        paths = {}
        for name, text in sheets.items():
            path = Path(source.location, "css", f"{name}.css")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            name_there = f"css/{name}.css"
            paths[name_there] = (source, name_there)
            copied = Path(store.location, name_there)
            copied.parent.mkdir(parents=True, exist_ok=True)
            copied.write_text(text, "utf-8")
        problems = [problem for *_, problem in store.post_process(paths) if isinstance(problem, Exception)]
        assert not problems
        name = store.hashed_files[f"css/{asked}.css"]
        return Path(store.location, name).read_text("utf-8"), name

    return collected


def test_a_sheet_carries_what_it_imports_in_order(collect):
    text, _ = collect(
        "site", one="a { color: red }", two="b { color: blue }", site='@import "./one.css";\n@import "./two.css";\ni {}'
    )
    assert "@import" not in text
    assert re.findall(r"[abi](?= \{)", text) == ["a", "b", "i"]


def test_what_is_for_one_medium_stays_for_it(collect):
    text, _ = collect("site", paper="a { color: black }", site='@import "./paper.css" print;\ni {}')
    assert re.sub(r"\s+", " ", text) == "@media print { a { color: black }} i {}"


def test_a_changed_part_changes_the_whole(collect):
    sheets = {"site": '@import "./one.css";\n', "one": "a { color: red }"}
    _, before = collect("site", **sheets)
    text, after = collect("site", **(sheets | {"one": "a { color: green }"}))
    assert "green" in text
    assert before != after


def test_a_missing_part_is_told(collect):
    with pytest.raises(KeyError, match=r"gone\.css"):
        collect("site", site='@import "./gone.css";\n')


def test_a_dry_run_leaves_all_as_it_is(tmp_path):
    store = JoinedStaticFilesStorage(location=tmp_path, base_url="/static/")
    assert list(store.post_process({"css/site.css": (store, "css/site.css")}, dry_run=True)) == []
    assert list(tmp_path.iterdir()) == []


def test_every_import_of_ours_is_joined(settings):
    sheets = {path: path.read_text("utf-8") for path in (settings.BASE_DIR / "static" / "css").glob("*.css")}
    imports = {path.name: text.count("@import") for path, text in sheets.items() if "@import" in text}
    assert imports == {"site.css": 17}
