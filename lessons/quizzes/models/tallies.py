"""How often a question went wrong: numbers without names."""

from collections.abc import Iterable

from django.db import models
from django.db.models import F
from django.utils import timezone

from .questions import Option, Question
from .quizzes import Quiz


class CountedAttempt(models.Model):
    """A finished attempt by its random name, so that it counts once and only once."""

    is_shown = False  # on no page: kept pages outlive a change
    is_internal = True

    quiz = models.ForeignKey(Quiz, on_delete=models.CASCADE, related_name="attempts")
    name = models.CharField(max_length=64, unique=True)
    passed = models.BooleanField()
    offline = models.BooleanField(default=False)
    counted_on = models.DateField(default=timezone.localdate)

    class Meta:
        verbose_name = "已计入的一次"
        default_permissions = ()

    def __str__(self) -> str:
        return self.name


class QuestionTally(models.Model):
    """How often a question was answered, and how often wrong. Apart from the question, so that saving it in the
    admin never overwrites what was counted meanwhile."""

    is_internal = True

    question = models.OneToOneField(Question, on_delete=models.CASCADE, related_name="tally")
    answered = models.PositiveIntegerField(default=0)
    wrong = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.wrong}/{self.answered}"


class OptionTally(models.Model):
    """How often an option was chosen; in a question of order, how often it was put in the wrong place."""

    is_internal = True

    option = models.OneToOneField(Option, on_delete=models.CASCADE, related_name="tally")
    chosen = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.chosen)


def add(answered: Iterable[int], wrong: Iterable[int], chosen: Iterable[int]) -> None:
    """Count one attempt: questions answered, those of them wrong, options chosen; inside a transaction."""
    questions, options = sorted(answered), sorted(chosen)
    QuestionTally.objects.bulk_create([QuestionTally(question_id=pk) for pk in questions], ignore_conflicts=True)
    OptionTally.objects.bulk_create([OptionTally(option_id=pk) for pk in options], ignore_conflicts=True)
    tallies = QuestionTally.objects.filter(question__in=questions)
    list(tallies.select_for_update().order_by("pk"))  # all in one order: two attempts never wait for each other
    tallies.update(answered=F("answered") + 1)
    tallies.filter(question__in=list(wrong)).update(wrong=F("wrong") + 1)
    OptionTally.objects.filter(option__in=options).update(chosen=F("chosen") + 1)
