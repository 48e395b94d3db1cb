"""The editors' form of merchants and honours: nobody writes beyond the spots they answer for."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from core.checked_forms import CheckedRecordForm
from core.spreadsheets.texts import clean_text

from .merchants.row_permissions import has_site_scope, own_spots
from .numbers import StoredNumbers

#: What readers search and compare by; no sign in it may be one that nobody sees.
_TIDIED = {"title", "registered_name", "address", "number"}
NOT_OWN = "请选择本所负责的景点：别处的商户由那里的街道所登记。"
NOT_OWN_MERCHANT = "这家商户不在本所负责的景点。"


class ReachForm(CheckedRecordForm):
    """Refuses a spot, or a merchant at a spot, that the account does not answer for."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        for name in _TIDIED & cleaned.keys():
            cleaned[name] = clean_text(cleaned[name] or "")
        self._refuse_lookalike(cleaned.get("scheme"), cleaned.get("number"))
        user: Any = self.for_user
        if user is None or has_site_scope(user):
            return cleaned
        own = set(own_spots(user).values_list("pk", flat=True))
        if "spot" in self.fields and getattr(cleaned.get("spot"), "pk", None) not in own:
            self.add_error("spot", NOT_OWN)
        if (merchant := cleaned.get("merchant")) and merchant.spot_id not in own:
            self.add_error("merchant", NOT_OWN_MERCHANT)
        return cleaned

    def _refuse_lookalike(self, scheme: Any, number: str | None) -> None:
        """Two plaques whose numbers nobody can tell apart would vouch for each other."""
        if not (scheme and number):
            return
        others = type(self.instance).objects.filter(scheme=scheme).exclude(pk=self.instance.pk)
        spellings = StoredNumbers(others).spellings([scheme.pk], number) - {number}  # the same is told by the database
        if twin := others.filter(number__in=spellings).first():
            self.add_error("number", f"这个项目已有牌匾“{twin.number}”，两个编号看上去一样。请核对，改成分得清的编号。")


class StepForm(ReachForm):
    """A few fields of a record that is asked as a whole: what it objects to stands at the field, if that is here."""

    def _get_validation_exclusions(self) -> set[str]:
        return set(self.errors)

    def _update_errors(self, errors: ValidationError) -> None:
        told: dict[str, list[Any]] = {}
        for name, found in errors.update_error_dict({}).items():
            told.setdefault(name if name in self.fields else NON_FIELD_ERRORS, []).extend(found)
        super()._update_errors(ValidationError(told))
