"""Merchants by the thousand: files cut by key, so that none costs more than its own rows.

Nothing is counted and nothing skipped: a file holds the listed merchants of one range of keys. A range without any has
no file.
"""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Exists, OuterRef, Subquery
from django.http import HttpRequest
from django.utils import timezone

from honours.models import CreditListPage, Merchant, MerchantFact, RollEntry

from .entries import SitemapEntry, latest
from .pages import tag

PER_FILE = 10_000  # keys; in three languages 30,000 addresses
ASKED_AT_ONCE = 100  # ranges looked into by one query


def parts() -> list[int]:
    """The numbers of the files that hold somebody: five queries up to a million merchants."""
    first, last = (Merchant.objects.order_by(order).values_list("pk", flat=True).first() for order in ("pk", "-pk"))
    if first is None or last is None or not _bases(None):
        return []
    numbers = range(first // PER_FILE, last // PER_FILE + 1)
    found: list[int] = []
    for start in range(0, len(numbers), ASKED_AT_ONCE):
        some = numbers[start : start + ASKED_AT_ONCE]
        asked = {f"part_{number}": Exists(_in_part(number)) for number in some}
        (row,) = Merchant.objects.filter(pk=first).annotate(**asked).values(*asked)
        found += [number for number in some if row[f"part_{number}"]]
    return found


def merchant_entries(request: HttpRequest, number: int) -> Iterator[SitemapEntry]:
    """The merchants of one file in every language in which the listing is public."""
    bases = _bases(request)
    changed = RollEntry.objects.filter(merchant_id=OuterRef("pk"), starts_on__lte=timezone.localdate())
    newest = Subquery(changed.order_by("-starts_on").values("starts_on")[:1])
    ended = MerchantFact.objects.filter(merchant=OuterRef("pk"), until__lt=timezone.localdate()).order_by("-until")
    rows = (
        _in_part(number)
        .order_by("pk")
        .values_list("public_id", "last_published_at", newest, Subquery(ended.values("until")[:1]))
    )
    for public_id, published, standing, until in rows.iterator():
        languages = {language: f"{base}{public_id}/" for language, base in bases.items()}
        moment = latest(published, standing, until and until + timedelta(days=1))
        for address in languages.values():
            yield SitemapEntry(address, moment, languages)


def _in_part(number: int):
    return Merchant.objects.listed().filter(pk__gte=number * PER_FILE, pk__lt=(number + 1) * PER_FILE)


def _bases(request: HttpRequest | None) -> dict[str, str]:
    """The full address of the public listing in each language."""
    listings = CreditListPage.objects.listed().filter(alias_of=None).select_related("locale").order_by("path")
    return {tag(page): page.get_full_url(request) or "" for page in listings}
