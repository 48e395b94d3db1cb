"""How far an account's hand reaches: to every merchant, or only to those of the spots whose pages it may change.

A street office is given the pages of its spots in the group's screen; its merchants and their honours follow from that.
"""

from typing import Any, TypeVar

from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy

from spots.models import ScenicSpotPage

Records = TypeVar("Records", bound=QuerySet[Any])
#: The ways to their spot.
SPOT_OF_MERCHANT, SPOT_OF_HONOUR = "spot", "merchant__spot"
_pages = PagePermissionPolicy()
_policies = [ModelPermissionPolicy(model) for model in ("honours.Merchant", "honours.Honour")]
_ACTIONS = ["add", "change", "delete", "publish"]


def has_site_scope(user: Any) -> bool:
    """Whether an account may change every page, and so every merchant, also those of no spot."""
    if not user.is_active:
        return False
    if user.is_superuser:
        return True
    held = _pages.get_cached_permissions_for_user(user)
    return any(one.permission.codename == "change_page" and one.page.depth == 1 for one in held)


def is_spot_scoped(user: Any) -> bool:
    """Whether an account registers merchants, but only those of its own spots."""
    has_hand = user.is_authenticated and any(policy.user_has_any_permission(user, _ACTIONS) for policy in _policies)
    return has_hand and not has_site_scope(user)


def own_spots(user: Any) -> QuerySet[ScenicSpotPage]:
    """The spots whose pages an account may change."""
    pages: QuerySet[Page] = _pages.instances_user_has_permission_for(user, "change")
    return ScenicSpotPage.objects.filter(pk__in=pages.order_by().values("pk"))


def in_scope(user: Any, records: Records, to_spot: str) -> Records:
    """Of some records those at an account's own spots; `to_spot` is the way from one to its spot."""
    return records if has_site_scope(user) else records.filter(**{f"{to_spot}__in": own_spots(user).values("pk")})


class SpotScopedPolicy(ModelPermissionPolicy):
    """Wagtail's permissions for a model, each only as far as the account reaches."""

    def __init__(self, model: Any, to_spot: str) -> None:
        super().__init__(model)
        self.to_spot = to_spot

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Also for a record that is not saved yet: what its fields say counts."""
        return super().user_has_permission(user, action) and self.reaches(user, instance)

    def instances_user_has_any_permission_for(self, user: Any, actions: list[str]) -> QuerySet[Any]:
        """Those records within reach, if any of the permissions is held."""
        return in_scope(user, super().instances_user_has_any_permission_for(user, actions), self.to_spot)

    def reaches(self, user: Any, instance: Any) -> bool:
        """Whether a stored record is within reach."""
        return (
            has_site_scope(user)
            or in_scope(user, self.model._base_manager.all(), self.to_spot).filter(pk=instance.pk).exists()
        )
