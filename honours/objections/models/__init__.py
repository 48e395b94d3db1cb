"""Objections to an honour, shops' replies, corrections of pages, and the mails that tell staff of them."""

from .corrections import Correction
from .notices import StaffNotice
from .objections import Objection
from .replies import MerchantReply, ReplyLink

__all__ = ["Correction", "MerchantReply", "Objection", "ReplyLink", "StaffNotice"]
