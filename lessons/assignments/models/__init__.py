"""Lessons set with a day, what a member says of themselves, and the links of a shop."""

from .assignments import Assignment
from .learners import Learner
from .sheets import SheetState, StaffPass, StaffSheet

__all__ = ["Assignment", "Learner", "SheetState", "StaffPass", "StaffSheet"]
