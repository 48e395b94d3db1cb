"""Editors' screens for merchants, schemes and honours."""

import django_filters
from django import forms
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from core.admin_menu import HONOURS
from core.admin_pagination import CappedPaginator
from core.exporting import SnippetList
from core.languages import OWN
from spots.models import ScenicSpotPage

from ..merchants.row_permissions import SPOT_OF_HONOUR, SPOT_OF_MERCHANT, in_scope
from ..models import AwardScheme, Honour, Merchant, Trade
from .row_permission_views import SpotScopedViewSet


class CappedIndexView(SnippetList):
    """A list of up to a million records."""

    paginator_class = CappedPaginator
    by_sound = ()  # the database has no index for it


class MerchantFilter(WagtailFilterSet):
    """By spot too, each named once: in the site's own language."""

    spot = django_filters.ModelChoiceFilter(
        label="景点",
        queryset=lambda _request: ScenicSpotPage.objects.in_language(OWN),
        empty_label="全部",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Merchant
        fields = ["kind", "trade", "spot", "live"]


class MerchantViewSet(SpotScopedViewSet):
    model = Merchant
    to_spot = SPOT_OF_MERCHANT
    index_view_class = CappedIndexView
    icon = "home"
    menu_hook = HONOURS.hook
    menu_order = 10
    menu_label = "商户"
    list_display = ["title", "kind", "trade", "spot", "address", LiveStatusTagColumn()]
    filterset_class = MerchantFilter
    list_export = ["title", "registered_name", "credit_code", "kind", "trade", "spot", "address"]
    export_filename = "merchants"
    inspect_view_enabled = True
    inspect_view_fields = [
        "title", "registered_name", "credit_code", "kind", "trade", "spot", "address", "opening", "intro", "consent_on",
    ]  # fmt: skip
    list_per_page = 50

    def get_queryset(self, request):
        return in_scope(request.user, Merchant.objects.with_places(), self.to_spot)


class HonourIndexView(CappedIndexView):
    """The list; what is filtered is exported with the columns of the import, by whoever answers `export_honours`."""

    def search_queryset(self, queryset):
        return queryset.called(self.search_query) if self.is_searching else queryset

    def as_spreadsheet(self, queryset, spreadsheet_format):
        for export in hooks.get_hooks("export_honours"):
            return export(queryset, spreadsheet_format)
        return super().as_spreadsheet(queryset, spreadsheet_format)


class HonourViewSet(SpotScopedViewSet):
    model = Honour
    to_spot = SPOT_OF_HONOUR
    index_view_class = HonourIndexView
    icon = "success"
    menu_hook = HONOURS.hook
    menu_order = 20
    menu_label = "荣誉"
    list_display = [
        "number",
        "merchant",
        "scheme",
        "issued_on",
        Column("state", label="今天", accessor=lambda honour: honour.state.label),
        LiveStatusTagColumn(),
    ]
    search_fields = ["number"]  # there is a search; what it finds is said by `HonourQuerySet.called`
    list_filter = ["scheme", "notice_until", "issued_on", "valid_to", "withdrawn_on", "live"]
    list_export = ["number", "merchant", "scheme", "issued_on", "valid_to", "withdrawn_on", "withdrawal_reason"]
    export_filename = "honours"
    inspect_view_enabled = True
    ordering = ["scheme_id", "number"]  # the order of an index: a million are not sorted for fifty
    list_per_page = 50

    def get_queryset(self, request):
        honours = Honour.objects.select_related("merchant", "scheme").prefetch_related("events")
        return in_scope(request.user, honours, self.to_spot)


class AwardSchemeViewSet(SnippetViewSet):
    model = AwardScheme
    index_view_class = SnippetList
    icon = "pick"
    menu_hook = HONOURS.hook
    menu_order = 30
    menu_label = "荣誉项目"
    list_display = ["title", "level", "issuer", "validity_months", LiveStatusTagColumn()]
    list_export = ["title", "level", "issuer", "validity_months", "criteria_version", "legal_basis"]
    export_filename = "award-schemes"
    inspect_view_enabled = True


class TradeViewSet(SnippetViewSet):
    model = Trade
    icon = "tag"
    menu_hook = HONOURS.hook
    menu_order = 40
    menu_label = "行业"
    list_display = ["title"]


VIEWSETS = (MerchantViewSet, HonourViewSet, AwardSchemeViewSet, TradeViewSet)
