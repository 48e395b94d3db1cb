"""What readers may correct: a listed shop, or a public page of a kind that says so."""

from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from core.languages import OWN, locale_key
from core.models.pages import PageQuerySet
from core.templatetags.language_tags import chinese, titled
from honours.models import Merchant

from .models import Correction


@dataclass(frozen=True)
class Correctable:
    """A shop or page as readers know it; `record` is the field of a correction that leads to it."""

    record: dict[str, Any]
    title: str
    address: str

    @property
    def name(self) -> str:
        """What staff call it, whatever the reader's language."""
        return str(next(iter(self.record.values())))


def correctable_shop(public_id: str) -> Correctable | None:
    """The listed shop of a public id; None for every other."""
    if not _can_be_id(public_id):
        return None
    return _shop(Merchant.objects.listed().filter(public_id=public_id).first())


def merged_into(public_id: str) -> str:
    """The public id of the listed shop that answers for a merged one; "" for every other id."""
    if not _can_be_id(public_id):
        return ""
    shops = Merchant.objects.listed().filter(formers__public_id=public_id)
    return shops.values_list("public_id", flat=True).first() or ""


def correctable_page(pk: int | None) -> Correctable | None:
    """The public page of a key, itself an original, that readers may correct; None for every other."""
    page = PageQuerySet(Page).listed().filter(pk=pk).first()
    original: Any = page.specific if page else None
    if not getattr(original, "takes_corrections", False) or original.original_id != pk:
        return None
    here = original.localized
    is_foreign = original.locale_id == locale_key(OWN) != locale_key()
    title = chinese(here.title) if is_foreign and here == original else titled(here)
    return Correctable({"page": original}, title, here.url)


def corrected(correction: Correction) -> Correctable | None:
    """What a letter is about, as long as readers may see it."""
    if correction.merchant_id:
        return _shop(Merchant.objects.listed().filter(pk=correction.merchant_id).first())
    return correctable_page(correction.page_id)


def _can_be_id(text: str) -> bool:
    return text.isascii() and text.isalnum()


def _shop(shop: Merchant | None) -> Correctable | None:
    return Correctable({"merchant": shop}, chinese(shop.title), shop.get_absolute_url()) if shop else None
