"""Merchants, award schemes, honours, and the pages that show them."""

from .credit_list import CreditListPage
from .events import HonourEvent, HonourSpell
from .former import FormerMerchant
from .honours import Honour
from .merchants import Merchant, MerchantFact, Trade
from .places import RollPlace, RollTally
from .rolls import HonourRollIndexPage, HonourRollPage
from .schemes import AwardScheme

__all__ = [
    "AwardScheme",
    "CreditListPage",
    "FormerMerchant",
    "Honour",
    "HonourEvent",
    "HonourRollIndexPage",
    "HonourRollPage",
    "HonourSpell",
    "Merchant",
    "MerchantFact",
    "RollPlace",
    "RollTally",
    "Trade",
]
