"""What the reviews keep."""

from .change_requests import ChangeFile, ChangeRequest, RequestState
from .decisions import Decision, DecisionQuerySet, Subject
from .reminders import Reminder
from .rules import ReviewRules
from .tasks import ReviewTask, ReviewTaskState

__all__ = [
    "ChangeFile",
    "ChangeRequest",
    "Decision",
    "DecisionQuerySet",
    "Reminder",
    "RequestState",
    "ReviewRules",
    "ReviewTask",
    "ReviewTaskState",
    "Subject",
]
