"""Every text that holds the query is found, nothing else is, and both databases agree."""

import hashlib

import pytest
from django.db import transaction
from wagtail.models import Page

from editing.reviews.authority import Authority, BypassReason, acting_on
from home.models import HomePage
from honours.models import Merchant

from .corpus import PLACES, matches, queries, texts
from .factories import merchant, page

pytestmark = pytest.mark.django_db

TEXTS = texts(320)
QUERIES = list(queries(TEXTS, 340))
# All results of all queries: what SQLite finds PostgreSQL finds.
FINGERPRINT = "ad1c101b645146a1"


@pytest.fixture(scope="module")
def found(django_db_setup, django_db_blocker):
    """Run all queries over the corpus; map each to the numbers of the texts it finds."""
    with django_db_blocker.unblock(), transaction.atomic(), acting_on(Authority(BypassReason.LAYING_OUT.covers)):
        home = HomePage.objects.get(locale__language_code="zh-hans")
        numbers = {}
        for number, text in enumerate(TEXTS):
            if text.code:
                numbers[Merchant, merchant(text.title, text.body, text.code).pk] = number
            else:
                numbers[Page, page(text.title, text.body, home).pk] = number
        yield {query: _search(query, numbers) for query in QUERIES}
        transaction.set_rollback(True)


def _search(query, numbers):
    results = []
    for model in (Page, Merchant):
        hits = [(model, item.pk) for item in model.objects.all().search(query)]
        results += [numbers[hit] for hit in hits if hit in numbers]
    return results


def test_there_is_enough_to_find():
    assert len(TEXTS) >= 300
    assert len(QUERIES) >= 300
    assert all(len(query) > 1 for query in QUERIES)


@pytest.mark.slow
@pytest.mark.databases
def test_everything_that_holds_the_query_is_found(found):
    missed = {query: _truth(query) - set(found[query]) for query in QUERIES}
    assert {query: len(numbers) for query, numbers in missed.items() if numbers} == {}


@pytest.mark.slow
def test_nothing_else_is_found(found):
    shares = [len(_truth(query) & set(hits)) / len(hits) for query, hits in found.items() if hits]
    assert sum(shares) / len(shares) >= 0.995


def test_no_result_comes_twice(found):
    assert all(len(hits) == len(set(hits)) for hits in found.values())


def test_the_page_of_a_place_is_the_first_for_its_name(found):
    assert {place: TEXTS[found[place][0]].title for place in PLACES} == {place: place for place in PLACES}


def test_both_databases_find_the_same(found):
    results = "\n".join(f"{query}:{sorted(hits)}" for query, hits in found.items())
    assert hashlib.sha256(results.encode()).hexdigest()[:16] == FINGERPRINT


def _truth(query):
    return {number for number, text in enumerate(TEXTS) if matches(text, query)}
