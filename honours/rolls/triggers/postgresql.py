"""Triggers for PostgreSQL: once per statement, so that a thousand rows are counted in one go."""

from .statements import PLACES, tallies

DAY_AFTER = "{0} + 1"
FIRST_OF = "date_trunc('{1}', {0})::date"
BATCH = "txid_current()"

#: Who adds a place holds its honour and merchant, or a change of theirs under way would miss the new place.
_HOLD = "FOR SHARE OF h, m"
_ADD = PLACES + "AND s.id IN (SELECT id FROM new_rows) " + _HOLD
_ANEW = "DELETE FROM honours_rollentry WHERE {0} IN ({2});\n" + PLACES + "AND {1} IN ({2}) " + _HOLD
_CHANGED = "SELECT n.id FROM new_rows n JOIN old_rows o ON o.id = n.id WHERE ({0}) IS DISTINCT FROM ({1})"


def _changed(*names: str) -> str:
    """The keys of rows in which one of the columns differs."""
    return _CHANGED.format(*(", ".join(f"{row}.{name}" for name in names) for row in "on"))


#: Name, moment, table and what is done then.
_TRIGGERS = {
    "spell_added": ("INSERT", "honours_honourspell", _ADD),
    "spell_removed": (
        "DELETE",
        "honours_honourspell",
        "DELETE FROM honours_rollentry WHERE spell IN (SELECT id FROM old_rows)",
    ),
    "spell_changed": ("UPDATE", "honours_honourspell", _ANEW.format("spell", "s.id", "SELECT id FROM old_rows")),
    "honour_changed": (
        "UPDATE",
        "honours_honour",
        _ANEW.format("honour_id", "h.id", _changed("live", "merchant_id", "scheme_id", "number")),
    ),
    "merchant_changed": (
        "UPDATE",
        "honours_merchant",
        _ANEW.format("merchant_id", "m.id", _changed("live", "spot_id", "trade_id")),
    ),
    "place_added": ("INSERT", "honours_rollentry", tallies("new_rows", DAY_AFTER, FIRST_OF, BATCH)),
    "place_removed": ("DELETE", "honours_rollentry", tallies("old_rows", DAY_AFTER, FIRST_OF, BATCH, sign=-1)),
}
_ROWS = {
    "INSERT": "NEW TABLE AS new_rows",
    "DELETE": "OLD TABLE AS old_rows",
    "UPDATE": "OLD TABLE AS old_rows NEW TABLE AS new_rows",
}

DROP = [
    statement
    for name, (_, table, _) in _TRIGGERS.items()
    for statement in (
        f"DROP TRIGGER IF EXISTS honours_{name} ON {table}",
        f"DROP FUNCTION IF EXISTS honours_{name}()",
    )
]
_BODIES = {name: f" BEGIN {action}; RETURN NULL; END " for name, (_, _, action) in _TRIGGERS.items()}
CREATE = [
    statement
    for name, (moment, table, _) in _TRIGGERS.items()
    for statement in (
        f"CREATE FUNCTION honours_{name}() RETURNS trigger LANGUAGE plpgsql AS $body${_BODIES[name]}$body$",
        f"CREATE TRIGGER honours_{name} AFTER {moment} ON {table} REFERENCING {_ROWS[moment]} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION honours_{name}()",
    )
]
#: What tells which triggers are up, and what it would say of ours.
STANDING = r"""
SELECT p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_class c ON c.oid = t.tgrelid
WHERE t.tgname LIKE 'honours\_%' AND pg_table_is_visible(c.oid)
"""
TEXTS = list(_BODIES.values())
#: While all is derived anew nobody else may write what it follows from.
LOCK = [
    "LOCK TABLE honours_honourspell, honours_honour, honours_merchant, honours_rollentry IN SHARE ROW EXCLUSIVE MODE"
]
