"""A record's values as the cells of a list show them: the same in previews and in exports."""

from typing import Any

from honours.history.states import MerchantKind

from .choices import Choices

_NAMED = {"scheme": "scheme_id", "trade": "trade_id", "spot": "spot_id", "kind": "kind"}
_KINDS = dict(MerchantKind.choices)


def shown(record: Any, field: str, choices: Choices) -> str:
    """The text of a field, "" for nothing."""
    value = getattr(record, _NAMED.get(field, field))
    if value is None or value == "":
        return ""
    if field == "kind":
        return str(_KINDS.get(value, value))
    if field in _NAMED:
        return getattr(choices, field).labels.get(value, f"（编号 {value}）")
    return value.isoformat() if hasattr(value, "isoformat") else value
