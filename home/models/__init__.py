"""The home page and plain pages."""

from .home import HomePage
from .standard import StandardPage

__all__ = ["HomePage", "StandardPage"]
