"""A kept answer is the one that would be made anew, whatever was asked before, under every parameter and pair."""

import itertools
import json
import random
from types import SimpleNamespace
from typing import NamedTuple
from urllib.parse import urlencode

import pytest

from .crawl import LANGUAGES, Site, crawl
from .road import Road

pytestmark = pytest.mark.django_db

SEED = 20261130
STRANGERS = [("utm_source", "wechat"), ("from", "singlemessage")]
#: What reads a parameter only beside others.
TOGETHER = {"/search/": "q=洪崖洞&kind=spots&page=1", "/credit/": "q=面&page=1"}


class Extent(NamedTuple):
    """How far a walk goes."""

    brothers: int  # addresses opened below one
    values: int  # of one parameter
    pairs: int  # of parameters under one address


#: A part with every change; all of it as a slow test, in every `make check`.
EXTENTS = [
    pytest.param(Extent(brothers=2, values=2, pairs=3), id="part"),
    pytest.param(Extent(brothers=12, values=6, pairs=60), id="whole", marks=[pytest.mark.slow, pytest.mark.daily]),
]


@pytest.fixture
def road(settings, monkeypatch):
    """Walls change their screens by the clock, which stands here."""
    monkeypatch.setattr("alliances.display_walls.models.walls.time", SimpleNamespace(time=lambda: 1_800_000_000))
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    return Road()


@pytest.fixture
def site(client, extent):
    found = crawl(client.get, brothers=extent.brothers)
    for path, names in _described(client).items():
        for name, values in names.items():
            found.parameters[path][name] |= values
    return found


def _described(client) -> dict[str, dict[str, set[str]]]:
    """The API's parameters stand in its description, not in links."""
    paths = json.loads(client.get("/api/openapi.json").content)["paths"]
    return {
        path: {each["name"]: _examples(each) for each in operations["get"].get("parameters", [])}
        for path, operations in paths.items()
        if "{" not in path
    }


def _examples(parameter) -> set[str]:
    schema = parameter["schema"]
    return {*map(str, schema.get("enum", [])[:4]), str(parameter.get("example", schema.get("default", "1"))), "zzz"}


def variants(known: dict[str, set[str]], extent: Extent, chance: random.Random) -> list[str]:
    """No query, each parameter, pairs in either order, a parameter twice, and with a stranger's own beside them."""
    singles = [
        (name, value) for name, values in known.items() for value in _some(sorted(values), extent.values, chance)
    ]
    pairs = [list(pair) for pair in itertools.permutations(singles, 2)]
    asked = [[each] for each in singles] + _some(pairs, extent.pairs, chance)
    asked += [[*each, *STRANGERS] for each in asked[:1]] or [STRANGERS]
    return ["", *(urlencode(each) for each in asked)]


def _some(things: list, most: int, chance: random.Random) -> list:
    return things if len(things) <= most else chance.sample(things, most)


@pytest.mark.once  # what is kept for whom is decided in front of any database
@pytest.mark.parametrize("extent", EXTENTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_asked_before_changes_no_answer(road, site, extent, language):
    """One store is asked from the plain page on, one from the last variant; each variant twice, in another order."""
    chance = random.Random(SEED)
    wrong = []
    for path in sorted(_of_language(site, language)):
        asked = variants(site.parameters[path], extent, chance)
        expected = {query: road.bare(path, query) for query in asked}
        for order in (asked, [*reversed(asked), *asked]):
            store = road.store()
            asked_twice = [*order, *order]
            wrong += [(path, query) for query in asked_twice if road.differs(store, path, query, expected[query])]
    assert wrong == []


def _of_language(site: Site, language: str) -> list[str]:
    others = tuple(f"{each}/" for each in LANGUAGES if each)
    return [
        path for path in site.parameters if path.startswith(f"{language}/") if language or not path.startswith(others)
    ]


@pytest.mark.once
@pytest.mark.parametrize("extent", EXTENTS)
def test_what_is_declared_is_read(road, site, extent):
    """A name that no view reads would only multiply the pages that are kept."""
    for path in _of_language(site, ""):
        for query in variants(site.parameters[path], extent, random.Random(SEED)):
            road.bare(path, query)
    for path, query in TOGETHER.items():
        road.bare(path, query)
    unread = {kind: names - road.read[kind] for kind, names in road.declared.items() if names - road.read[kind]}
    undeclared = {kind: names - road.declared[kind] for kind, names in road.read.items() if names - road.declared[kind]}
    assert (unread, undeclared) == ({}, {})
    assert len(road.declared) > 40, "the crawl came nowhere"
