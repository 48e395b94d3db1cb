"""The desk for what shops say through their links."""

from typing import Any

from django.forms import RadioSelect
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from core.admin_menu import LETTERS

from .models import MerchantProposal
from .writing import may_write


class FromShopPolicy(ModelPermissionPolicy):
    """They come from shops, so nobody adds one here."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)


class ProposalIndexView(IndexView):
    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("merchant")


class ProposalInspectView(InspectView):
    """All of it, and for who may write the shop's draft the button that does."""

    template_name = "merchant_links/admin/proposal.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        can_write = self.object.is_writable and may_write(self.request.user, self.object.merchant)
        return super().get_context_data(**kwargs) | {"can_write": can_write}


class MerchantProposalViewSet(ModelViewSet):
    model = MerchantProposal
    index_view_class = ProposalIndexView
    inspect_view_class = ProposalInspectView
    icon = "home"
    menu_label = "店家来件"
    menu_order = 22
    menu_hook = LETTERS.hook
    copy_view_enabled = False
    inspect_view_enabled = True
    list_display = ["merchant", "kind", "received_on", "state", "post"]
    list_filter = ["kind", "state", "received_on"]
    search_fields = ["merchant__title"]
    search_backend_name = None
    inspect_view_fields = [
        "merchant", "kind", "honour", "words", "received_on", "state", "answer", "post", "decided_on",
    ]  # fmt: skip
    panels = [
        MultiFieldPanel(
            [
                *(FieldPanel(name, read_only=True) for name in ("merchant", "kind", "honour", "words", "received_on")),
                HelpPanel(template="merchant_links/admin/changes.html"),
            ],
            heading="来件（不公开）",
        ),
        MultiFieldPanel(
            [FieldPanel("state", widget=RadioSelect), FieldPanel("answer"), FieldPanel("post")], heading="办理"
        ),
    ]

    @property
    def permission_policy(self) -> FromShopPolicy:
        return FromShopPolicy(self.model)


viewsets = [MerchantProposalViewSet("merchant_proposals")]
