"""Editors' screens for agreements and contact points."""

from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from core.exporting import ModelList

from .models import ContactPoint, PairingAgreement


class AgreementViewSet(ModelViewSet):
    model = PairingAgreement
    index_view_class = ModelList
    icon = "link"
    menu_label = "共建协议"
    menu_order = 40
    add_to_admin_menu = True
    menu_hook = "register_service_menu_item"
    copy_view_enabled = False
    list_display = ["__str__", "signed_on", "ends_on", Column("days_left", label="还剩天数")]
    list_filter = ["signed_on", "ends_on"]
    list_export = ["office", "branch", "signed_on", "ends_on", "note"]


class ContactPointViewSet(ModelViewSet):
    model = ContactPoint
    icon = "user"
    menu_label = "联系点"
    menu_order = 41
    add_to_admin_menu = True
    menu_hook = "register_service_menu_item"
    copy_view_enabled = False
    list_display = ["post", "branch"]


viewsets = [AgreementViewSet("pairing_agreements"), ContactPointViewSet("contact_points")]
