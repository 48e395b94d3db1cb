"""No part that reads what strangers send is older than its oldest safe version: installed, and in every lock."""

import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
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
