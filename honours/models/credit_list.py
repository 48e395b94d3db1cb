"""The merchant credit listing and one merchant's page."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from core.models import BasePage
from core.paging import page_of
from core.reading_modes import rows_of
from core.search_input import typed_query

from ..history.states import OFFERS, FactKind, HonourState
from ..rolls.labels import localize_spots
from .honours import Honour, by_standing
from .merchants import Merchant


class CreditListPage(RoutablePageMixin, BasePage):
    """Find a merchant by part of its name, code, stall or spot."""

    PER_PAGE = 20

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    public_parameters = ("q", "offer", "page")

    class Meta:
        verbose_name = "商户信用查询"

    @path("")
    def listing(self, request):
        """Merchants found by ``?q=`` and ``?offer=``, else the newest; a plaque number shows its honour."""
        from ..plaque_numbers import honours_numbered

        rows = rows_of(request, self.PER_PAGE)
        query, offer = typed_query(request), request.GET.get("offer", "")
        merchants = Merchant.objects.listed().with_places()
        if offer:
            known = offer in OFFERS
            merchants = merchants.offering(FactKind(offer), timezone.localdate()) if known else merchants.none()
        if query:
            page = page_of(merchants.search(query), request, rows)
        elif offer:
            page = page_of(merchants.order_by("pk"), request, rows)
        else:
            newest = merchants.holding(timezone.localdate()).order_by("-pk")[:rows]
            page = page_of(list(newest), request, rows)
        page.object_list = list(page.object_list)
        localize_spots(page.object_list)
        context = {
            "query": query,
            "offer": offer,
            "offers": OFFERS,
            "merchants": page,
            "honours": _honours_of(page.object_list),
            "numbered": honours_numbered(query) if query and page.number == 1 else [],
        }
        return self.render(request, context_overrides=context)

    @path("<str:public_id>/", name="merchant")
    def merchant(self, request, public_id: str):
        """One merchant: what is public, its honours now and before."""
        merchant = Merchant.objects.listed().with_places().with_formers_known().filter(public_id=public_id).first()
        if merchant is None:
            return self._moved(request, public_id)
        localize_spots([merchant])
        honours = Honour.objects.public().filter(merchant=merchant).with_histories().order_by("-issued_on")
        context = {"merchant": merchant, **by_standing(honours)}
        return self.render(request, template="honours/merchant.html", context_overrides=context)

    def _moved(self, request, public_id: str):
        """The way from a merged merchant's address to the one that answers for it now; Http404 for any other id."""
        merchant = Merchant.objects.listed().filter(formers__public_id=public_id).first()
        if merchant is None:
            raise Http404("没有这家商户")
        here = self.get_url(request) + self.reverse_subpage("merchant", [merchant.public_id])
        return redirect(here, permanent=True)


def _honours_of(merchants) -> dict[int, list[Honour]]:
    """The honours of the merchants on one page, whatever became of them, by merchant: two queries."""
    held: dict[int, list[Honour]] = {}
    rows = Honour.objects.public().filter(merchant__in=[merchant.pk for merchant in merchants])
    for honour in rows.in_roll_order():
        if honour.state != HonourState.PENDING:
            held.setdefault(honour.merchant_id, []).append(honour)
    return held
