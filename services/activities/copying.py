"""Filling a new month from the one before."""

from django.db import transaction

from .models import Activity, ActivityMonth
from .months import same_weekday


def last_filled_before(month: ActivityMonth) -> ActivityMonth | None:
    """The nearest earlier month that has activities."""
    earlier = ActivityMonth.objects.filter(first_day__lt=month.first_day, activities__isnull=False)
    return earlier.order_by("-first_day").distinct().first()


@transaction.atomic
def copy_activities(source: ActivityMonth, target: ActivityMonth) -> int:
    """Add every activity of one month to another, each on the same weekday; returns how many.

    What the target has already, by day and title, is not added again: a second press adds nothing.
    """
    there = set(target.activities.values_list("held_on", "starts_at", "title"))
    copies = [_moved(activity, target) for activity in source.activities.all()]
    new = [copy for copy in copies if (copy.held_on, copy.starts_at, copy.title) not in there]
    Activity.objects.bulk_create(new)
    return len(new)


def _moved(activity: Activity, target: ActivityMonth) -> Activity:
    kept = ("starts_at", "ends_at", "title", "kind", "centre_id", "place", "host", "audience", "team_id")
    held_on = same_weekday(activity.held_on, target.month)
    return Activity(month=target, held_on=held_on, **{name: getattr(activity, name) for name in kept})
