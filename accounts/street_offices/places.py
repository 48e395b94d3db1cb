"""The pages an office may answer for: the room that knows them says so by the hook `street_office_places`."""

from django.db.models import QuerySet
from wagtail import hooks
from wagtail.models import Page

HOOK = "street_office_places"


def places() -> QuerySet[Page]:
    """Of the pages that hooks name, all, by title."""
    keys = [key for find in hooks.get_hooks(HOOK) for key in find().values_list("pk", flat=True)]
    return Page.objects.filter(pk__in=keys).order_by("title", "pk")
