"""Merchants, award schemes, honours, and the pages that show them."""

from .credit_list import CreditListPage
from .events import HonourEvent, HonourSpell
from .former import FormerHonour, FormerMerchant
from .honours import Honour
from .merchants import Merchant, MerchantFact, Trade
from .roll_entries import RollCount, RollEntry
from .rolls import HonourRollIndexPage, HonourRollPage
from .schemes import AwardScheme

__all__ = [
    "AwardScheme",
    "CreditListPage",
    "FormerHonour",
    "FormerMerchant",
    "Honour",
    "HonourEvent",
    "HonourRollIndexPage",
    "HonourRollPage",
    "HonourSpell",
    "Merchant",
    "MerchantFact",
    "RollCount",
    "RollEntry",
    "Trade",
]
