"""Searchable things for tests."""

from itertools import count

from home.models import HomePage, StandardPage
from honours.history.states import MerchantKind
from honours.models import Merchant

_numbers = count(1)


def page(title: str, body: str = "", parent=None, **values) -> StandardPage:
    """A public page below the home page."""
    parent = parent or HomePage.objects.get(locale__language_code="zh-hans")
    story = [{"type": "paragraph", "value": f"<p>{body}</p>"}] if body else []
    return parent.add_child(instance=StandardPage(title=title, slug=f"found-{next(_numbers)}", body=story, **values))


def merchant(title: str, address: str = "", code: str = "", **values) -> Merchant:
    """A listed merchant."""
    values.setdefault("kind", MerchantKind.values[0])
    return Merchant.objects.create(title=title, address=address, credit_code=code, **values)
