"""A shop's own link, and what it says through it."""

from .links import MerchantLink
from .proposals import MerchantProposal

__all__ = ["MerchantLink", "MerchantProposal"]
