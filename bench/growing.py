"""A roll with as many honours as wanted: merchants, honours and histories by SQL, the rest by the database's triggers.

The search index does not grow with them: `bench/search.py` measures search by itself.
"""

import time

from django.db import connection, transaction

from honours.models import AwardScheme, Honour, HonourEvent, HonourSpell, Merchant
from honours.rolls.triggers.upkeep import fold

BATCH = 50_000  # rows of one transaction, as a long series of imports would write them

#: Ten yearly awards; two of five end after five years.
ISSUED = "(2014 + i % 10) || '-03-15'"
ENDS = "(2019 + i % 10) || '-03-14'"
ENDED = "(2019 + i % 10) || '-03-15'"
EVENTFUL = "i % 5 < 2"
#: A shop's public id and a plaque's code.
SHOP, PLAQUE = "CAST(10000000 + i AS text)", "CAST(1000000000 + i AS text)"


def scheme_of(roll: str) -> AwardScheme:
    """What is awarded on the roll at an address; its pages in the other languages show the same."""
    return AwardScheme.objects.filter(roll__slug=roll.strip("/").rpartition("/")[2]).distinct().get()


def _insert(model: type, source: str, values: dict[str, str]) -> str:
    """INSERT … SELECT: `values` by column, all other columns as the source row `o` has them."""
    names = [field.column for field in model._meta.concrete_fields if not field.primary_key]  # type: ignore[attr-defined]
    picked = ", ".join(values.get(name, f"o.{name}") for name in names)
    quoted = ", ".join(f'"{name}"' for name in names)
    return f"INSERT INTO {model._meta.db_table} ({quoted}) SELECT {picked} FROM {source}"  # type: ignore[attr-defined]


def grow(scheme: AwardScheme, start: int, stop: int) -> None:
    """Add merchants with honours and their histories, numbered from `start`; triggers do the rest."""
    day = "CAST({0} AS date)" if connection.vendor == "postgresql" else "{0}"
    issued, ends, ended = (day.format(text) for text in (ISSUED, ENDS, ENDED))
    steps = f"SELECT {start} UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {stop}"
    numbers = f"(WITH RECURSIVE n(i) AS ({steps}) SELECT i FROM n) AS n"
    known = list(Honour.objects.filter(scheme=scheme).order_by("pk").values_list("pk", "merchant_id")[:300])
    shop = f"{numbers} JOIN honours_merchant o ON o.id = {known[0][1]} + i % 300"
    title = "'增补' || i || '号店'"
    merchants = {"public_id": SHOP, "title": title, "credit_code": "NULL"}
    honours = {
        "code": PLAQUE,
        "number": "'增补' || CAST(10000000 + i AS text)",
        "issued_on": issued,
        "valid_to": f"CASE WHEN {EVENTFUL} THEN {ends} END",
        "merchant_id": "m.id",
    }
    plaque = f"{numbers} JOIN honours_honour o ON o.id = {known[0][0]} JOIN honours_merchant m ON m.public_id = {SHOP}"
    spelt = f"{numbers} JOIN honours_honour h ON h.code = {PLAQUE}"
    until = f"CASE WHEN {EVENTFUL} THEN {ends} END"
    into = "INSERT INTO {0} (honour_id, {1}) SELECT h.id, {2} FROM " + spelt
    event = (f"'awarded', {issued}, {until}, '', CURRENT_TIMESTAMP", 'kind, "on", until, reason, recorded_at')
    spell = "state, starts_on, ends_on"
    statements = [
        _insert(Merchant, shop, merchants),
        _insert(Honour, plaque, honours),
        into.format(HonourEvent._meta.db_table, event[1], event[0]),
        into.format(HonourSpell._meta.db_table, spell, f"'valid', {issued}, {until}"),
        into.format(HonourSpell._meta.db_table, spell, f"'expired', {ended}, NULL") + f" WHERE {EVENTFUL}",
    ]
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def grow_to(scheme: AwardScheme, size: int) -> None:
    """Grow in batches and say how long it took."""
    start = time.perf_counter()
    here = scheme.honours.count()
    for first in range(here, size, BATCH):
        grow(scheme, first, min(first + BATCH, size))
    if size > here:
        print(f"# {size - here:,} honours added in {time.perf_counter() - start:.0f} s", flush=True)
    fold()
    with connection.cursor() as cursor:
        # All tables, as tidying the search index does: SQLite plans badly when it knows the size of some of them only.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
