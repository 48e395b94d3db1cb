"""SQL that both databases understand: places from spells, tallies from places."""

PLACE_COLUMNS = "spell, honour_id, merchant_id, scheme_id, state, spot_id, trade_id, number, starts_on, ends_on"
TALLY_COLUMNS = "scheme_id, state, span, first_day, spot_id, trade_id, batch, begun, ended"

#: The places of spells `s`; whoever uses it may add conditions.
PLACES = f"""
INSERT INTO honours_rollentry ({PLACE_COLUMNS})
SELECT s.id, h.id, m.id, h.scheme_id, s.state, m.spot_id, m.trade_id, h.number,
       s.starts_on, COALESCE(s.ends_on, '9999-12-31')
FROM honours_honourspell s
JOIN honours_honour h ON h.id = s.honour_id
JOIN honours_merchant m ON m.id = h.merchant_id
WHERE h.live AND m.live
"""

#: What adding tallies means when there are some of the same kind.
ADD_UP = f"""
ON CONFLICT ({TALLY_COLUMNS.removesuffix(", begun, ended")}) DO UPDATE
SET begun = honours_rollcount.begun + excluded.begun, ended = honours_rollcount.ended + excluded.ended
"""


def tallies(rows: str, day_after: str, first_of: str, batch: str, sign: int = 1) -> str:
    """The statement that adds the tallies of `rows`, a table expression of places.

    `day_after` and `first_of` are the database's own words for the day after `{0}` and the first day of its `{1}`.
    """
    turns = [("starts_on", sign, 0, ""), (day_after.format("ends_on"), 0, sign, "WHERE ends_on < '9999-12-31'")]
    counted = "\nUNION ALL ".join(
        f"SELECT scheme_id, state, '{span}' AS span, {first_of.format(day, span)} AS first_day, "
        f"COALESCE(spot_id, 0) AS spot_id, COALESCE(trade_id, 0) AS trade_id, {begun} AS begun, {ended} AS ended "
        f"FROM {rows} {when}"
        for day, begun, ended, when in turns
        for span in ("year", "month", "day")
    )
    return f"""
INSERT INTO honours_rollcount ({TALLY_COLUMNS})
SELECT scheme_id, state, span, first_day, spot_id, trade_id, {batch}, SUM(begun), SUM(ended)
FROM ({counted}) AS counted
WHERE true
GROUP BY scheme_id, state, span, first_day, spot_id, trade_id
{ADD_UP}"""
