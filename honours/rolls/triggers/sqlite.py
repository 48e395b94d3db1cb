"""Triggers for SQLite: row by row, since it has no others."""

from .statements import PLACES, tallies

DAY_AFTER = "date({0}, '+1 day')"
FIRST_OF = "date({0}, 'start of {1}')"
BATCH = "0"

_NEW, _OLD = (
    f"(SELECT {row}.scheme_id AS scheme_id, {row}.state AS state, {row}.spot_id AS spot_id, {row}.trade_id AS trade_id,"
    f" {row}.starts_on AS starts_on, {row}.ends_on AS ends_on)"
    for row in ("NEW", "OLD")
)
_ANEW = "DELETE FROM honours_rollentry WHERE {0};\n" + PLACES + "AND {1}"

#: Name, moment and what is done then.
_TRIGGERS = {
    "spell_added": ("INSERT ON honours_honourspell", PLACES + "AND s.id = NEW.id"),
    "spell_removed": ("DELETE ON honours_honourspell", "DELETE FROM honours_rollentry WHERE spell = OLD.id"),
    "spell_changed": (
        "UPDATE ON honours_honourspell",
        _ANEW.format("spell = OLD.id", "s.id = NEW.id"),
    ),
    "honour_changed": (
        "UPDATE OF live, merchant_id, scheme_id, number ON honours_honour WHEN "
        "(OLD.live, OLD.merchant_id, OLD.scheme_id, OLD.number) "
        "IS NOT (NEW.live, NEW.merchant_id, NEW.scheme_id, NEW.number)",
        _ANEW.format("honour_id = NEW.id", "h.id = NEW.id"),
    ),
    "merchant_changed": (
        "UPDATE OF live, spot_id, trade_id ON honours_merchant WHEN "
        "(OLD.live, OLD.spot_id, OLD.trade_id) IS NOT (NEW.live, NEW.spot_id, NEW.trade_id)",
        _ANEW.format("merchant_id = NEW.id", "m.id = NEW.id"),
    ),
    "place_added": ("INSERT ON honours_rollentry", tallies(_NEW, DAY_AFTER, FIRST_OF, BATCH)),
    "place_removed": ("DELETE ON honours_rollentry", tallies(_OLD, DAY_AFTER, FIRST_OF, BATCH, sign=-1)),
}

DROP = [f"DROP TRIGGER IF EXISTS honours_{name}" for name in _TRIGGERS]
CREATE = [
    f"CREATE TRIGGER honours_{name} AFTER {moment}\nBEGIN\n{action};\nEND"
    for name, (moment, action) in _TRIGGERS.items()
]
#: What tells which triggers are up, and what it would say of ours.
STANDING = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'honours!_%' ESCAPE '!'"
TEXTS = CREATE
LOCK: list[str] = []  # a writing transaction is alone anyway
