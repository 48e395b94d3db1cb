"""Objections to an honour under public notice, shops' replies, and the mails that tell staff of them."""

from .notices import StaffNotice
from .objections import Objection
from .replies import MerchantReply, ReplyLink

__all__ = ["MerchantReply", "Objection", "ReplyLink", "StaffNotice"]
