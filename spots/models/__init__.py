"""Scenic-spot pages and their index."""

from .spots import ScenicSpotIndexPage, ScenicSpotPage

__all__ = ["ScenicSpotIndexPage", "ScenicSpotPage"]
