"""No part that reads what strangers send is older than its oldest safe version: installed, and in every lock."""

import re
from importlib.metadata import PackageNotFoundError, distributions, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
LINES = (ROOT / "minimum-safe-versions.txt").read_text("utf-8").splitlines()
OLDEST = [Requirement(line) for line in LINES if line and not line.startswith("#")]
LOCKS = ["requirements.txt", "requirements-next.txt"]


@pytest.mark.parametrize("part", OLDEST, ids=lambda part: part.name)
def test_what_is_installed_is_not_too_old(part):
    try:
        installed = version(part.name)
    except PackageNotFoundError:
        pytest.fail(f"{part.name} is named in minimum-safe-versions.txt and not used any more")
    assert part.specifier.contains(installed, prereleases=True)


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_anything_older(lock):
    pinned = re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==(\S+)", (ROOT / lock).read_text("utf-8"), re.M)
    versions = {canonicalize_name(name): number for name, number in pinned}
    for part in OLDEST:
        assert part.specifier.contains(versions[canonicalize_name(part.name)], prereleases=True), part.name


def test_the_parts_that_read_uploads_and_requests_are_named():
    named = {canonicalize_name(part.name) for part in OLDEST}
    assert {"django", "wagtail", "pillow", "pypdf", "mammoth", "lxml", "xlrd", "openpyxl", "granian"} <= named


@pytest.mark.parametrize("lock", [*LOCKS, "requirements-dev.txt"])
def test_every_pin_carries_the_sums_of_its_files(lock):
    pins = re.split(r"^(?=[A-Za-z0-9])", (ROOT / lock).read_text("utf-8"), flags=re.M)[1:]
    assert len(pins) > 80
    assert [pin.split()[0] for pin in pins if "==" not in pin or "--hash=sha256:" not in pin] == []


def test_no_part_shuts_out_a_python_we_promise():
    promised = ["3.11.0", "3.12.0", "3.13.0"]
    asked = {part.name: SpecifierSet(part.metadata.get("Requires-Python") or "") for part in distributions()}
    assert {name: said for name, said in asked.items() if not all(map(said.contains, promised))} == {}


def test_every_part_held_back_says_why():
    """Each upper bound of the requirements stands in the developers' table with its reason, and nothing else does."""
    table = (ROOT / "docs/developers.md").read_text("utf-8").partition("## Parts held back")[2].partition("\n## ")[0]
    told = dict(re.findall(r"^\| ([\w-]+) \| .*<(\S+) \| .{20,} \|$", table, re.M))
    asked = (ROOT / "requirements.in").read_text("utf-8")
    held = {canonicalize_name(name): bound for name, bound in re.findall(r"^([\w-]+).*<(\S+)$", asked, re.M)}
    assert told == held
