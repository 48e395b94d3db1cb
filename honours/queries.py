"""What is public, and what stood on a day: each said once, as a verb on a QuerySet."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone
from wagtail.search.backends import get_search_backend
from wagtail.search.queryset import SearchableQuerySetMixin

from core.many import MOST
from spots.models import ScenicSpotPage

from .states import HonourState

AT_ONCE = 500  # merchants indexed anew in one go


def is_open(spot: str) -> Exists:
    """Whether the page of a spot is public; `spot` is the way to it. What is closed is not named on other pages."""
    return Exists(ScenicSpotPage.objects.listed().filter(pk=OuterRef(spot)).order_by())


class MerchantQuerySet(SearchableQuerySetMixin, models.QuerySet):
    """Merchants."""

    def listed(self) -> "MerchantQuerySet":
        """The only meaning of "public" for a merchant: published."""
        return self.filter(live=True)

    def with_places(self) -> "MerchantQuerySet":
        """With spot and trade, and whether the spot's page is open to all, in the same query."""
        return self.select_related("spot", "trade").annotate(spot_is_open=is_open("spot"))

    def holding(self, day: date) -> "MerchantQuerySet":
        """Listed merchants with a public honour valid on that day."""
        honours: HonourQuerySet = HonourQuerySet(self.model._meta.get_field("honours").related_model)
        held = honours.public().in_state(HonourState.VALID, day)
        return self.listed().filter(Exists(held.filter(merchant=OuterRef("pk"))))

    def search(self, *args: Any, **kwargs: Any) -> Any:
        """Search; what may no longer be shown leaves the index first, by whoever is the first to search on a day."""
        forget_ended(self.model, timezone.localdate())
        return super().search(*args, **kwargs)

    def index_anew(self, merchants: Sequence[Any]) -> None:
        """Write what the merchants show today into the search index, and note up to which day it is true."""
        if not merchants:
            return
        today = timezone.localdate()
        for merchant in merchants:
            ends = (merchant.registration_until, merchant.place_until)
            merchant.searched_until = min((day for day in ends if day and day >= today), default=None)
        self.bulk_update(merchants, ["searched_until"])
        get_search_backend().add_bulk(self.model, merchants)


@lru_cache(maxsize=1)
def forget_ended(model: Any, today: date) -> None:
    """Once a day in each process: it costs one look into a small index, and nothing ever runs at night."""
    ended = model.objects.with_places().filter(searched_until__lt=today).order_by("pk")
    while merchants := list(ended[:AT_ONCE]):
        model.objects.index_anew(merchants)


class HonourQuerySet(models.QuerySet):
    """Honours."""

    def public(self) -> "HonourQuerySet":
        """The only meaning of "public" for an honour: it, its merchant and its scheme are published."""
        return self.filter(live=True, merchant__live=True, scheme__live=True)

    def in_state(self, state: HonourState, day: date) -> "HonourQuerySet":
        """Those in one state on a day; the same rule as `Honour.state_on`. At most one spell covers a day."""
        unended = Q(spells__ends_on__isnull=True) | Q(spells__ends_on__gte=day)
        return self.filter(unended, spells__state=state, spells__starts_on__lte=day)

    def called(self, text: str) -> "HonourQuerySet":
        """Those whose plaque number or merchant's names hold a text, at most `MOST` by each.

        Numbers are looked through in their index, not in the table; names are compared for what the search index
        names, so that a million merchants are not read.
        """
        merchants: MerchantQuerySet = MerchantQuerySet(self.model._meta.get_field("merchant").related_model)
        named = merchants.filter(Q(title__icontains=text) | Q(registered_name__icontains=text))
        shops = named.search(text, order_by_relevance=False).as_queryset().order_by().values("pk")
        numbered = self.model._default_manager.filter(number__icontains=text).order_by().values("pk")
        return self.filter(Q(pk__in=numbered[: MOST + 1]) | Q(merchant__in=shops[: MOST + 1]))

    def with_histories(self) -> "HonourQuerySet":
        """With scheme, the way to its roll and all that happened, in two queries for any number of honours."""
        return self.with_rolls().select_related("scheme").prefetch_related("events")

    def with_rolls(self) -> "HonourQuerySet":
        """With `roll_slug`: the end of the address of the public roll in the reader's language; None without one."""
        from .models import HonourRollPage

        rolls = HonourRollPage.objects.in_language().live().filter(scheme=OuterRef("scheme")).order_by()
        return self.annotate(roll_slug=Subquery(rolls.values("slug")[:1]))

    def with_places(self) -> "HonourQuerySet":
        """With merchant and spot, and whether the spot's page is open to all, in the same query."""
        return self.select_related("merchant__spot").annotate(spot_is_open=is_open("merchant__spot"))

    def in_roll_order(self) -> "HonourQuerySet":
        """By plaque number, with all that a row shows, in two queries for any number of rows."""
        rows = self.with_places().select_related("merchant__trade", "scheme").prefetch_related("events")
        return rows.order_by("number", "pk")
