"""New records for a list, one or two with every row."""

from functools import cache
from typing import Any, TypeVar

from honours.models import Honour, Merchant

Record = TypeVar("Record", Merchant, Honour)

#: Public names are drawn when a record is written.
_NAMED_LATER: dict[type[Any], str] = {Merchant: "public_id", Honour: "code"}


def fresh(model: type[Record]) -> Record:
    """A record with nothing but defaults and without a public name."""
    return model(*_defaults(model))


@cache
def _defaults(model: type[Any]) -> list[Any]:
    """The defaults in the order of the fields: values by place are set three times as fast as by name."""
    fields = model._meta.concrete_fields
    return ["" if field.name == _NAMED_LATER[model] else field.get_default() for field in fields]
