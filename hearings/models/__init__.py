"""Objections to an honour under public notice, and shops' replies."""

from .objections import Objection
from .replies import MerchantReply, ReplyLink

__all__ = ["MerchantReply", "Objection", "ReplyLink"]
