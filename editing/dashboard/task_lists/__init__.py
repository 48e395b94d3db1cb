"""What every office has waiting: texts on their way, and work that failed behind the scenes."""

from .failed import FAILED_WORK
from .texts import DRAFTS, RETURNED, SUBMITTED

__all__ = ["DRAFTS", "FAILED_WORK", "RETURNED", "SUBMITTED"]
