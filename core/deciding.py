"""Forms by which letters from readers are decided: of two who press at the same moment, one counts."""

import hashlib
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.forms import WagtailAdminModelForm

OVERTAKEN = "你打开这一页之后，别人刚刚办过这一件。你填的没有保存；请重新打开，看过再办。"


class DecisionForm(WagtailAdminModelForm):
    """A form that says what the record was when it was opened, and is refused where it has been decided since.

    Its record is held until the transaction ends, so that whoever comes second sees what the first one wrote.
    """

    opened_on = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opened_on"].initial = self._state_of(self.instance)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean()
        opened_on = said.get("opened_on")
        if self.instance.pk and opened_on:
            now = type(self.instance)._base_manager.select_for_update().filter(pk=self.instance.pk).first()
            if now is None or self._state_of(now) != opened_on:
                raise ValidationError(OVERTAKEN)
        return said

    def _state_of(self, record: models.Model) -> str:
        """What may be decided here, as one short word."""
        decided = [field.attname for field in record._meta.concrete_fields if field.name in self.fields]
        said = repr([(name, getattr(record, name)) for name in decided])
        return hashlib.sha256(said.encode()).hexdigest()[:32]
