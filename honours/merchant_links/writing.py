"""Writing an accepted correction into the merchant's draft: from there it walks the usual review."""

from typing import Any

from honours.merchants.row_permissions import SPOT_OF_MERCHANT, SpotScopedPolicy
from honours.models import Merchant

from .forms import FACTS
from .models import MerchantProposal

_policy = SpotScopedPolicy(Merchant, SPOT_OF_MERCHANT)
_KEYS = {"trade": "trade_id", "spot": "spot_id"}


def may_write(user: Any, merchant: Merchant) -> bool:
    """Whether a user may change this merchant's draft."""
    return _policy.user_has_permission_for_instance(user, "change", merchant)


def write(proposal: MerchantProposal, user: Any) -> None:
    """Save a draft with the corrected values; raise ValidationError where the record's rules object."""
    draft = proposal.merchant.get_latest_revision_as_object()
    for name in FACTS:
        if name in proposal.values:
            setattr(draft, _KEYS.get(name, name), proposal.values[name]["value"])
    draft.full_clean()
    draft.save_revision(user=user, log_action=True)
