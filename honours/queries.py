"""What is public, and what stood on a day: each said once, as a verb on a QuerySet."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone
from wagtail.search.backends import get_search_backend
from wagtail.search.queryset import SearchableQuerySetMixin

from core.admin_pagination import MOST
from spots.models import ScenicSpotPage

from .history.states import FactKind, HonourState

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

    def with_formers_known(self) -> "MerchantQuerySet":
        """With `has_formers`, so that hardly any page asks for former names."""
        from .models import FormerMerchant

        return self.annotate(has_formers=Exists(FormerMerchant.objects.filter(merchant=OuterRef("pk"))))

    def holding(self, day: date) -> "MerchantQuerySet":
        """Listed merchants with a public honour valid on that day."""
        honours: HonourQuerySet = HonourQuerySet(self.model._meta.get_field("honours").related_model)
        held = honours.public().in_state(HonourState.VALID, day)
        return self.listed().filter(Exists(held.filter(merchant=OuterRef("pk"))))

    def offering(self, kind: FactKind, day: date) -> "MerchantQuerySet":
        """Those of whom somebody vouches on a day for something they do for their customers."""
        from .models import MerchantFact

        unended = MerchantFact.objects.filter(Q(until=None) | Q(until__gte=day))
        return self.filter(Exists(unended.filter(merchant=OuterRef("pk"), kind=kind)))

    def search(self, *args: Any, **kwargs: Any) -> Any:
        """Search among those whose index entry says no more than may be shown today; reading writes nothing."""
        true_today = self.exclude(searched_until__lt=timezone.localdate())
        return super(MerchantQuerySet, true_today).search(*args, **kwargs)

    def reindex_ended(self) -> int:
        """Write the index entries anew that hold what has ended, in portions; how many there were."""
        ended, done = self.with_places().filter(searched_until__lt=timezone.localdate()).order_by("pk"), 0
        while merchants := list(ended[:AT_ONCE]):
            self.index_anew(merchants)
            done += len(merchants)
        return done

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


class HonourQuerySet(models.QuerySet):
    """Honours."""

    def public(self) -> "HonourQuerySet":
        """The only meaning of "public" for an honour: it, its merchant and its scheme are published."""
        return self.filter(live=True, merchant__live=True, scheme__live=True)

    def in_state(self, state: HonourState, day: date) -> "HonourQuerySet":
        """Those in one state on a day; the same rule as `Honour.state_on`. At most one spell covers a day."""
        unended = Q(spells__ends_on__isnull=True) | Q(spells__ends_on__gte=day)
        return self.filter(unended, spells__state=state, spells__starts_on__lte=day)

    def with_state_on(self, day: date) -> "HonourQuerySet":
        """With `state_then`, how each that is public stood on a day."""
        from .models import RollEntry

        then = RollEntry.objects.filter(honour_id=OuterRef("pk")).on_day(day)
        return self.annotate(state_then=Subquery(then.values("state")[:1]))

    def lately(self, states: Sequence[HonourState], day: date, number: int) -> "HonourQuerySet":
        """The last so many to come into one of the states they are in on a day, newest first: one query.

        Schemes are named so that an index finds the places of a state: few are in these.
        """
        from .models import AwardScheme, RollEntry

        schemes = AwardScheme.objects.filter(live=True).order_by().values("pk")
        places = RollEntry.objects.filter(scheme_id__in=schemes, state__in=states).on_day(day)
        places = places.order_by("-starts_on", "-spell")[:number]
        found = self.filter(pk__in=places.values("honour_id")).with_state_on(day).with_rolls()
        return found.select_related("merchant", "scheme").order_by("-withdrawn_on", "-notice_on", "number")

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
