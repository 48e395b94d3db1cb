"""The editors' form of merchants and honours: nobody writes beyond the spots they answer for."""

from typing import Any

from core.gated_forms import GatedRecordForm

from .reach import own_spots, reaches_all

NOT_OWN = "请选择本所负责的景点：别处的商户由那里的街道所登记。"
NOT_OWN_MERCHANT = "这家商户不在本所负责的景点。"


class ReachForm(GatedRecordForm):
    """Refuses a spot, or a merchant at a spot, that the account does not answer for."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        user: Any = self.for_user
        if user is None or reaches_all(user):
            return cleaned
        own = set(own_spots(user).values_list("pk", flat=True))
        if "spot" in self.fields and getattr(cleaned.get("spot"), "pk", None) not in own:
            self.add_error("spot", NOT_OWN)
        if (merchant := cleaned.get("merchant")) and merchant.spot_id not in own:
            self.add_error("merchant", NOT_OWN_MERCHANT)
        return cleaned
