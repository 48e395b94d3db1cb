"""Editors' screens for the five themes, for units, their agreements and contact points."""

from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from core.admin_menu import ALLIANCES, SERVICES
from core.exporting import ModelList, SnippetList

from .models import ContactPoint, Organisation, PartnershipAgreement, Theme


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    index_view_class = SnippetList
    icon = "group"
    menu_label = "单位"
    menu_order = 20
    menu_hook = ALLIANCES.hook
    list_display = ["title", "kind", "duty", BooleanColumn("is_invented", label="虚构", sort_key="is_invented")]
    list_filter = ["kind", "is_invented"]
    list_export = ["title", "kind", "duty", "office", "is_invented"]
    export_filename = "organisations"
    copy_view_enabled = False
    list_per_page = 50


class ThemeViewSet(SnippetViewSet):
    model = Theme
    icon = "tag"
    menu_label = "5+主题"
    menu_order = 30
    menu_hook = ALLIANCES.hook
    list_display = ["title", "aim"]
    sort_order_field = "sort_order"
    copy_view_enabled = False


class AgreementViewSet(ModelViewSet):
    model = PartnershipAgreement
    index_view_class = ModelList
    icon = "link"
    menu_label = "共建协议"
    menu_order = 40
    menu_hook = SERVICES.hook
    copy_view_enabled = False
    list_display = ["__str__", "signed_on", "ends_on", Column("days_left", label="还剩天数")]
    list_filter = ["signed_on", "ends_on"]
    list_export = ["office", "branch", "signed_on", "ends_on", "note"]


class ContactPointViewSet(ModelViewSet):
    model = ContactPoint
    icon = "user"
    menu_label = "联系点"
    menu_order = 41
    menu_hook = SERVICES.hook
    copy_view_enabled = False
    list_display = ["post", "branch"]


partnership_viewsets = [AgreementViewSet("pairing_agreements"), ContactPointViewSet("contact_points")]
