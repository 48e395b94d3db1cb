"""What the reviews keep."""

from .decisions import Decision, DecisionQuerySet, Subject
from .reminders import Reminder
from .rules import ReviewRules
from .tasks import ReviewTask, ReviewTaskState

__all__ = [
    "Decision",
    "DecisionQuerySet",
    "Reminder",
    "ReviewRules",
    "ReviewTask",
    "ReviewTaskState",
    "Subject",
]
