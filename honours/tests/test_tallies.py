"""What the database derives by itself, held against a plain count over random histories, and paged from end to end."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.db.migrations import Migration
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from honours.history.recording import record, retell
from honours.history.states import EventKind, HonourState
from honours.history.timeline import Happening
from honours.models import AwardScheme, Honour, HonourEvent, HonourSpell, Merchant, RollCount, RollEntry, Trade
from honours.rolls.filters import RollFilter
from honours.rolls.triggers.upkeep import after_migrations, before_migrations, fold, rebuild, stands
from spots.models import ScenicSpotPage

pytestmark = pytest.mark.django_db

START = date(2023, 11, 1)
DAYS = 500
days = st.integers(0, DAYS).map(lambda number: START + timedelta(days=number))
KINDS = [EventKind.RENEWED, EventKind.WITHDRAWN, EventKind.TAKEN_BACK, EventKind.REINSTATED]
happenings = st.builds(Happening, kind=st.sampled_from(KINDS), on=days, until=st.none() | days)
histories = st.tuples(days, st.none() | days, st.lists(happenings, max_size=3)).map(
    lambda drawn: [Happening(EventKind.AWARDED, drawn[0], drawn[1]), *drawn[2]]
)
numbers = st.integers(0, 9)
#: A change that passes by every signal, and the number of what it changes.
CHANGES = [
    "hide honour",
    "show honour",
    "hide shop",
    "show shop",
    "move",
    "trade",
    "give",
    "number",
    "remove",
    "retell",
]
changes = st.lists(st.tuples(st.sampled_from(CHANGES), numbers), max_size=12)


class World:
    """Ten shops with an honour each, under a scheme of their own."""

    def __init__(self) -> None:
        self.spots = [*ScenicSpotPage.objects.in_language().values_list("pk", flat=True)[:2], None]
        self.trades = [*Trade.objects.values_list("pk", flat=True)[:2], None]
        self.scheme = AwardScheme.objects.create(title="随机", issuer="某局")
        self.shops = Merchant.objects.bulk_create(
            Merchant(title=f"随机{n}", kind="individual", spot_id=self.spots[n % 3], trade_id=self.trades[n % 2])
            for n in range(10)
        )
        self.honours = Honour.objects.bulk_create(
            Honour(merchant=shop, scheme=self.scheme, number=f"随-{place}") for place, shop in enumerate(self.shops)
        )

    def happen(self, change: str, number: int, history: list[Happening]) -> None:
        """One change, in one statement, without signals."""
        honour = Honour.objects.filter(pk=self.honours[number].pk)
        shop = Merchant.objects.filter(pk=self.shops[number].pk)
        {
            "hide honour": lambda: honour.update(live=False),
            "show honour": lambda: honour.update(live=True),
            "hide shop": lambda: shop.update(live=False),
            "show shop": lambda: shop.update(live=True),
            "move": lambda: shop.update(spot=self.spots[(number + 1) % 3]),
            "trade": lambda: shop.update(trade=self.trades[(number + 1) % 3]),
            "give": lambda: honour.update(merchant=self.shops[(number + 1) % 10]),
            "number": lambda: honour.update(number=f"换-{number}"),
            "remove": lambda: HonourSpell.objects.filter(honour__in=honour).delete(),
            "retell": lambda: retell({self.honours[number].pk: history}),
        }[change]()


def plain(scheme: AwardScheme, state: HonourState, day: date) -> Counter[tuple[int | None, int | None]]:
    """Counted one by one, from honours and spells."""
    honours = Honour.objects.public().filter(scheme=scheme).in_state(state, day)
    return Counter(honours.values_list("merchant__spot", "merchant__trade"))


def tallied(scheme: AwardScheme, state: HonourState, day: date) -> Counter[tuple[int | None, int | None]]:
    rows = RollCount.objects.filter(scheme_id=scheme.pk, state=state).standing(day, "spot_id", "trade_id")
    return Counter({(row["spot_id"] or None, row["trade_id"] or None): row["count"] for row in rows if row["count"]})


class Tallies(TestCase):
    @pytest.mark.slow
    @pytest.mark.databases
    @settings(max_examples=40)
    @given(st.lists(histories, min_size=10, max_size=10), changes, st.lists(days, min_size=1, max_size=5), st.data())
    def test_they_say_what_a_plain_count_says(self, told, happened, asked, data):
        world = World()
        retell({honour.pk: history for honour, history in zip(world.honours, told, strict=True)})
        for change, number in happened:
            world.happen(change, number, data.draw(histories))
        for heal in (lambda: None, fold, rebuild):
            heal()
            for day in asked:
                for state in HonourState:
                    assert tallied(world.scheme, state, day) == plain(world.scheme, state, day)

    @settings(max_examples=25)
    @given(st.lists(histories, min_size=10, max_size=10), days, st.booleans(), st.integers(1, 4))
    def test_paging_meets_every_row_once_in_order(self, told, day, sparse, size):
        world = World()
        retell({honour.pk: history for honour, history in zip(world.honours, told, strict=True)})
        held = Honour.objects.public().filter(scheme=world.scheme).in_state(HonourState.VALID, day)
        wanted = list(held.order_by("number").values_list("number", flat=True))
        places = RollEntry.objects.filter(scheme_id=world.scheme.pk, state=HonourState.VALID)
        places = places.keyed_on(day, sparse=sparse)
        met: list[str] = []
        while page := list(places.filter(key__gt=met[-1] if met else "").order_by("key")[:size]):
            met += [place.number for place in page]
        assert met == wanted


def test_what_is_rolled_back_leaves_no_trace():
    before = list(RollCount.objects.order_by("pk").values())
    with transaction.atomic():
        Merchant.objects.update(live=False)
        transaction.set_rollback(True)
    assert list(RollCount.objects.order_by("pk").values()) == before


def test_a_rebuild_heals_whatever_was_broken():
    scheme = AwardScheme.objects.get(roll__slug="honest-traders", roll__locale__language_code="zh-hans")
    day = date(2022, 7, 14)
    right = tallied(scheme, HonourState.VALID, day)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM honours_rollcount")
        cursor.execute("DELETE FROM honours_rollentry WHERE spell IN (SELECT MIN(spell) FROM honours_rollentry)")
    assert tallied(scheme, HonourState.VALID, day) != right
    rebuild()
    assert tallied(scheme, HonourState.VALID, day) == right == plain(scheme, HonourState.VALID, day)


def test_an_unpublished_scheme_stands_on_no_roll():
    scheme = AwardScheme.objects.get(roll__slug="honest-traders", roll__locale__language_code="zh-hans")
    AwardScheme.objects.filter(pk=scheme.pk).update(live=False)
    scheme.refresh_from_db()
    assert RollFilter(scheme, date(2022, 7, 14), HonourState.VALID, spot="", trade="", q="").count == 0


def test_a_deleted_spot_leaves_its_shops_on_the_roll():
    scheme = AwardScheme.objects.get(roll__slug="honest-traders", roll__locale__language_code="zh-hans")
    merchant = Merchant.objects.filter(honours__scheme=scheme, spot__isnull=False).first()
    gone = merchant.spot.copy(update_attrs={"slug": "gone"})
    Merchant.objects.filter(pk=merchant.pk).update(spot=gone)
    gone.delete()
    day = date(2022, 7, 14)
    assert tallied(scheme, HonourState.VALID, day) == plain(scheme, HonourState.VALID, day)


def test_events_of_a_deleted_honour_do_not_count():
    honour = Honour.objects.filter(scheme__roll__slug="honest-traders").first()
    HonourEvent.objects.filter(honour=honour).delete()
    record([honour], date(2026, 1, 1))
    scheme, day = honour.scheme, date(2022, 7, 14)
    honour.delete()
    assert not RollEntry.objects.filter(honour_id=honour.pk or 0).exists()
    assert tallied(scheme, HonourState.VALID, day) == plain(scheme, HonourState.VALID, day)


def test_other_apps_migrations_leave_the_triggers_up_and_derive_nothing():
    RollCount.objects.all().delete()
    before_migrations(plan=[(Migration("0002_more", "spots"), False)])
    after_migrations()
    assert not RollCount.objects.exists()  # what stood was not touched: a million honours are not derived for nothing


def test_migrations_of_honours_derive_everything_anew():
    held = RollCount.objects.count()
    before_migrations(plan=[(Migration("0099_more", "honours"), False)])
    assert not stands()
    HonourSpell.objects.filter(honour__scheme__roll__slug="honest-traders").delete()
    after_migrations()
    assert stands() and 0 < RollCount.objects.count() < held


def test_triggers_of_another_version_are_put_right():
    name = "honours_spell_removed" if connection.vendor == "sqlite" else "honours_spell_removed ON honours_honourspell"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}")
    assert not stands()
    after_migrations()
    assert stands()
