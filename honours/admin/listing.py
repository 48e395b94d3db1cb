"""The list of honours as somebody sees it."""

from typing import Any

from django.http import HttpRequest

from ..models import Honour


def keys_in_listing(request: HttpRequest) -> Any:
    """Keys of all that the list shows under the filters and the search it was opened with."""
    view = Honour.snippet_viewset.index_view
    listing = view.view_class(**view.view_initkwargs)
    listing.setup(request)
    return listing.get_queryset().order_by().values("pk")
