"""Rounds in which shops apply for an honour, what they sent, and the papers they sent along."""

from .applications import Application
from .papers import ApplicationPaper
from .rounds import AwardRound

__all__ = ["Application", "ApplicationPaper", "AwardRound"]
