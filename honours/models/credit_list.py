"""The merchant credit listing and one merchant's page."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from core.asking import typed_query
from core.models import BasePage
from core.paging import page_of

from ..naming import lead_to_spots
from ..states import HonourState
from .honours import Honour
from .merchants import Merchant


class CreditListPage(RoutablePageMixin, BasePage):
    """Find a merchant by part of its name, code, stall or spot."""

    PER_PAGE = 20

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    public_parameters = ("q", "page")

    class Meta:
        verbose_name = "商户信用查询"

    @path("")
    def listing(self, request):
        """Merchants found by ``?q=``, or those most recently honoured."""
        query = typed_query(request)
        merchants = Merchant.objects.listed().with_places()
        if query:
            page = page_of(merchants.search(query), request, self.PER_PAGE)
        else:
            newest = merchants.holding(timezone.localdate()).order_by("-pk")[: self.PER_PAGE]
            page = page_of(list(newest), request, self.PER_PAGE)
        page.object_list = list(page.object_list)
        lead_to_spots(page.object_list)
        context = {"query": query, "merchants": page, "honours": _current_honours(page.object_list)}
        return self.render(request, context_overrides=context)

    @path("<str:public_id>/", name="merchant")
    def merchant(self, request, public_id: str):
        """One merchant: what is public, its honours now and before."""
        merchant = Merchant.objects.listed().with_places().filter(public_id=public_id).first()
        if merchant is None:
            return self._moved(request, public_id)
        lead_to_spots([merchant])
        honours = Honour.objects.public().filter(merchant=merchant).with_histories().order_by("-issued_on")
        shown = [honour for honour in honours if honour.state != HonourState.PENDING]
        valid = [honour for honour in shown if honour.state == HonourState.VALID]
        context = {"merchant": merchant, "honours": shown, "valid": valid}
        return self.render(request, template="honours/merchant.html", context_overrides=context)

    def _moved(self, request, public_id: str):
        """The way from a merged merchant's address to the one that answers for it now; Http404 for any other id."""
        merchant = Merchant.objects.listed().filter(formers__public_id=public_id).first()
        if merchant is None:
            raise Http404("没有这家商户")
        here = self.get_url(request) + self.reverse_subpage("merchant", [merchant.public_id])
        return redirect(here, permanent=True)


def _current_honours(merchants) -> dict[int, list[Honour]]:
    """Valid honours of the merchants on one page, by merchant: one query."""
    held: dict[int, list[Honour]] = {}
    rows = Honour.objects.public().in_state(HonourState.VALID, timezone.localdate())
    for honour in rows.filter(merchant__in=[merchant.pk for merchant in merchants]).in_roll_order():
        held.setdefault(honour.merchant_id, []).append(honour)
    return held
