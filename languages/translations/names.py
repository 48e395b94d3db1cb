"""Names that no rule may change: shops as they are registered, and what editors add."""

from django.db.models import F, Value
from django.db.models.functions import Length, StrIndex

from honours.models import Merchant

SHORTEST = 4  # characters; a shorter shop name is too often an everyday word


def names_in(text: str) -> set[str]:
    """The shops' names, on the sign and in the register, that occur in a text: two queries however many shops."""
    return {name for field in ("title", "registered_name") for name in _named(field, text)}


def _named(field: str, text: str) -> list[str]:
    found = Merchant.objects.annotate(length=Length(field), at=StrIndex(Value(text), F(field)))
    return list(found.filter(length__gte=SHORTEST, at__gt=0).order_by().values_list(field, flat=True).distinct())
