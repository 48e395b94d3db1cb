"""Who stands on which roll, and how many: derived by the database itself from spells, honours and merchants.

Nobody writes these tables; the triggers of `honours.rolls.triggers` do, in the transaction of whatever changes.
"""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import DateField, F, IntegerField, Q, Sum, Value
from django.db.models.functions import Coalesce, Concat

from ..history.states import HonourState

#: The last day of what has no end.
NEVER = date(9999, 12, 31)


class RollEntryQuerySet(models.QuerySet):
    """Places on rolls."""

    def on_day(self, day: date) -> Self:
        """Those that cover a day."""
        return self.filter(starts_on__lte=day, ends_on__gte=day)

    def keyed_on(self, day: date, *, sparse: bool) -> Self:
        """Those that cover a day, with `key` to page by: the plaque number.

        Where most places cover the day, an index is walked by number; where few of many do, they are found by their
        dates and sorted. Databases do not see by themselves which is better, so what must not be used by an index is
        hidden in an expression.
        """
        if sparse:
            return self.on_day(day).annotate(key=Concat("number", Value("")))
        dates = {name: Coalesce(name, Value(NEVER), output_field=DateField()) for name in ("starts_on", "ends_on")}
        hidden = self.annotate(key=F("number")).alias(since=dates["starts_on"], to=dates["ends_on"])
        return hidden.filter(since__lte=day, to__gte=day)


class RollEntry(models.Model):
    """One spell of a published honour of a published merchant, with all that a roll is filtered and ordered by."""

    is_internal = True

    spell = models.BigIntegerField(primary_key=True)
    honour_id = models.BigIntegerField()
    merchant_id = models.BigIntegerField()
    scheme_id = models.BigIntegerField()
    state = models.CharField(max_length=12, choices=HonourState.choices)
    spot_id = models.BigIntegerField(null=True)
    trade_id = models.BigIntegerField(null=True)
    number = models.CharField(max_length=40)
    starts_on = models.DateField()
    ends_on = models.DateField()

    derived_by = "rebuild_rolls"  # a backup leaves the table out and makes it anew

    objects = RollEntryQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [
            # Holds all that a walk by number looks at, so that it need not touch the table.
            models.Index(fields=["scheme_id", "state", "number", "starts_on", "ends_on"], name="place_by_number"),
            models.Index(fields=["spot_id", "state", "scheme_id", "number"], name="place_by_spot"),
            models.Index(fields=["scheme_id", "state", "trade_id", "number"], name="place_by_trade"),
            models.Index(fields=["scheme_id", "state", "ends_on"], name="place_by_end"),
            models.Index(fields=["scheme_id", "state", "starts_on"], name="place_by_start"),
            models.Index(fields=["merchant_id"], name="place_by_merchant"),
            models.Index(fields=["honour_id"], name="place_by_honour"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.get_state_display()} {self.starts_on}–{self.ends_on}"


class Span(models.TextChoices):
    """How long a tally's stretch of time is."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


def until(day: date) -> Q:
    """The tallies that make up all days up to a day, each once: whole years, then whole months, then days."""
    year, month = day.replace(month=1, day=1), day.replace(day=1)
    years = Q(span=Span.YEAR, first_day__lt=year)
    months = Q(span=Span.MONTH, first_day__gte=year, first_day__lt=month)
    return years | months | Q(span=Span.DAY, first_day__gte=month, first_day__lte=day)


class RollTallyQuerySet(models.QuerySet):
    """Tallies."""

    def standing(self, day: date, *by: str) -> models.QuerySet[Any, dict[str, Any]]:
        """For each combination of the fields: `count`, the places that cover the day, and `ever`, all there are."""
        before = until(day)
        begun, ended = (Sum(name, filter=before, default=0) for name in ("begun", "ended"))
        return (
            self.filter(before | Q(span=Span.YEAR))
            .values(*by)
            .annotate(count=begun - ended, ever=Sum("begun", filter=Q(span=Span.YEAR), default=0))
            .order_by()
        )

    def begun_on(self, day: date | models.OuterRef, *by: str) -> models.QuerySet[Any, dict[str, Any]]:
        """For each combination of the fields: `count`, the places that began on the day."""
        return self.filter(span=Span.DAY, first_day=day).values(*by).annotate(count=Sum("begun")).order_by()


class RollCount(models.Model):
    """How many places of a kind began and ended in a stretch of time; their sum up to a day is who stands on it.

    `ended` counts on the first day after the last. 0 stands for no spot and no trade. On PostgreSQL each transaction
    adds rows of its own (`batch`), so that no writer waits for another; `fold_rolls` brings them together.
    """

    is_internal = True

    scheme_id = models.BigIntegerField()
    state = models.CharField(max_length=12, choices=HonourState.choices)
    span = models.CharField(max_length=5, choices=Span.choices)
    first_day = models.DateField()
    spot_id = models.BigIntegerField()
    trade_id = models.BigIntegerField()
    batch = models.BigIntegerField()
    begun = models.IntegerField()
    ended = models.IntegerField()

    derived_by = "rebuild_rolls"

    objects = RollTallyQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["scheme_id", "state", "span", "first_day", "spot_id", "trade_id", "batch"], name="one_tally"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.first_day}：+{self.begun} −{self.ended}"


def held(scheme: models.OuterRef, day: date, state: HonourState = HonourState.VALID) -> Coalesce:
    """An expression: how many honours of a scheme are in a state on a day."""
    tallies = RollCount.objects.filter(scheme_id=scheme, state=state).standing(day, "scheme_id")
    return Coalesce(models.Subquery(tallies.values_list("count")), 0, output_field=IntegerField())
