"""Pages of the tree, as crawlers should know them."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import to_locale
from wagtail.models import Page

from core.languages import BY_RULE, OWN
from core.models import is_restricted
from honours.history.states import ROLL_STATES
from honours.models import HonourRollPage, RollEntry

from .entries import MOST, SitemapEntry, latest
from .months import month_entries, months_changed_at
from .sections import files


def listed() -> QuerySet[Page]:
    """All pages that anybody may read, each with its language; what is not translated is told by its original alone."""
    pages = Page.objects.live().filter(depth__gt=1, alias_of=None).exclude(is_restricted())
    pages = pages.filter(Q(locale__language_code__in=(OWN, BY_RULE)) | Q(standing__true_to__isnull=False))
    return pages.select_related("locale").order_by("path")


def page_entries(request: HttpRequest, name: str) -> list[SitemapEntry]:
    """The pages of one file, each with its translations that anybody may read, and the months below it."""
    of = files()
    pages = list(listed().filter(content_type__in=[pk for pk, file in of.items() if file == name])[:MOST])
    addresses = {page.pk: page.get_full_url(request) or "" for page in pages}
    languages: dict[str, dict[str, str]] = {}
    for page in pages:
        languages.setdefault(str(page.translation_key), {})[tag(page)] = addresses[page.pk]
    changes = roll_changes(pages)
    found: list[SitemapEntry] = []
    for page in pages:
        ways = languages[str(page.translation_key)]
        found.append(SitemapEntry(addresses[page.pk], latest(page.last_published_at, changes.get(page.pk)), ways))
        found += month_entries(page, ways, tag(page))
    return found[:MOST]


def changes_by_file() -> dict[str, datetime | None]:
    """The files that have pages, each with its last change."""
    of, found = files(), dict[str, datetime | None]()
    pages = list(listed())
    rolls = roll_changes(pages)
    for page in pages:
        name = of.get(page.content_type_id)
        if name:
            moments = (page.last_published_at, rolls.get(page.pk), months_changed_at(page))
            found[name] = latest(found.get(name), *moments)
    return found


def tag(page: Page) -> str:
    """A page's language as `hreflang` writes it."""
    return to_locale(page.locale.language_code).replace("_", "-")


def roll_changes(pages: Iterable[Page]) -> dict[int, date | None]:
    """The last day on which something began to hold on each roll: an award, an expiry, a withdrawal."""
    today = timezone.localdate()
    places = RollEntry.objects.filter(scheme_id=OuterRef("scheme"), starts_on__lte=today).order_by("-starts_on")
    last = {f"last_{state}": Subquery(places.filter(state=state).values("starts_on")[:1]) for state in ROLL_STATES}
    rolls = HonourRollPage.objects.filter(pk__in=[page.pk for page in pages]).annotate(**last)
    return {
        row["pk"]: max((row[name] for name in last if row[name]), default=None) for row in rolls.values("pk", *last)
    }
