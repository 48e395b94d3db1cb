"""House rules that Django itself holds, at every start and in `manage.py check`."""

from typing import Any

from django.core.checks import Error, register
from wagtail.models import get_page_models

from .models import BasePage


@register
def public_parameters_are_said(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Each kind of page says itself what of the query its answer depends on, even that it depends on nothing."""
    return [
        Error(
            f"{kind.__name__} does not say which query parameters its answer depends on.",
            hint="Set public_parameters: the names, () for nothing, None where it depends on who asks.",
            obj=kind,
            id="core.E001",
        )
        for kind in get_page_models()
        if issubclass(kind, BasePage) and "public_parameters" not in vars(kind)
    ]
