"""Questions, quizzes, and how often they went wrong."""

from .questions import Kind, Option, Question
from .quizzes import Quiz, QuizItem
from .tallies import CountedAttempt, OptionTally, QuestionTally

__all__ = ["CountedAttempt", "Kind", "Option", "OptionTally", "Question", "QuestionTally", "Quiz", "QuizItem"]
