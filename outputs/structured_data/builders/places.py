"""Places: scenic spots, merchants, service centres."""

from core.models import SiteFacts
from core.opening_hours import EVERY_DAY, Hours, parse
from core.site_name import site_name
from honours.history.states import HonourState
from honours.models import Honour, Merchant
from services.models import ServiceCentrePage
from spots.models import ScenicSpotPage

from ..context import PageContext
from ..graph import about, own_address
from ..vocabulary import LocalBusiness, Node, OpeningHoursSpecification, Place, PostalAddress, TouristAttraction

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FREE = "免费"


@about.register
def _(page: ScenicSpotPage, shown: PageContext) -> list[Node]:
    made: TouristAttraction = {
        "@type": "TouristAttraction",
        "@id": f"{shown.address}#spot",
        "name": page.title,
        "url": shown.address,
        "address": postal_address(shown.facts, page.address),
    }
    if page.summary:
        made["description"] = page.summary
    if page.ticket.startswith(FREE):
        made["isAccessibleForFree"] = True
    if page.opening:
        made["openingHoursSpecification"] = opening_hours(page.opening)
    if page.area:
        made["containedInPlace"] = {"@type": "Place", "name": page.area}
    if picture := shown.picture():
        made["image"] = picture
    return [made]


@about.register
def _(merchant: Merchant, shown: PageContext) -> list[Node]:
    """Names as registered, in whatever language the page is; awards are those valid today."""
    address = own_address(merchant, shown)
    made: LocalBusiness = {
        "@type": "LocalBusiness",
        "@id": f"{address}#merchant",
        "name": merchant.title,
        "url": address,
        "address": postal_address(shown.facts, merchant.public_address),
    }
    if merchant.public_registered_name:
        made["legalName"] = merchant.public_registered_name
    if merchant.public_credit_code:
        made["identifier"] = {
            "@type": "PropertyValue",
            "propertyID": "统一社会信用代码",
            "value": merchant.public_credit_code,
        }
    if merchant.public_intro:
        made["description"] = merchant.public_intro
    if merchant.public_opening:
        made["openingHoursSpecification"] = opening_hours(merchant.public_opening)
    if merchant.public_spot:
        made["containedInPlace"] = {"@type": "Place", "name": merchant.public_spot.title}
    if awards := [award(each) for each in shown.context.get("honours", ()) if each.state == HonourState.VALID]:
        made["award"] = awards
    return [made]


@about.register
def _(page: ServiceCentrePage, shown: PageContext) -> list[Node]:
    made: LocalBusiness = {
        "@type": "GovernmentOffice",
        "@id": f"{shown.address}#centre",
        "name": page.title,
        "url": shown.address,
        "address": postal_address(shown.facts, page.address),
    }
    if page.summary:
        made["description"] = page.summary
    if page.opening:
        made["openingHoursSpecification"] = opening_hours(page.opening)
    return [made]


def postal_address(facts: SiteFacts, street: str = "") -> PostalAddress:
    """An address as far as it is known: everything on this site lies in its district."""
    made: PostalAddress = {"@type": "PostalAddress", "addressCountry": "CN"}
    if facts.region:
        made["addressRegion"] = facts.region
    if facts.locality:
        made["addressLocality"] = facts.locality
    if street:
        made["streetAddress"] = street
    return made


def venue(facts: SiteFacts, name: str = "") -> Place:
    """Where something happens; the district itself where nobody said more."""
    return {"@type": "Place", "name": name or facts.district or site_name(), "address": postal_address(facts)}


def award(honour: Honour) -> str:
    """An honour in one line: what, by whom, when."""
    given = f"，{honour.issued_on.isoformat()} 授予" if honour.issued_on else ""
    return f"{honour.scheme.title}（{honour.scheme.issuer}{given}，编号 {honour.number}）"


def opening_hours(text: str) -> list[OpeningHoursSpecification]:
    """The rules of core.opening_hours; a whole day is 00:00 to 23:59, as schema.org writes it."""
    return [_specification(rule) for rule in parse(text)]


def _specification(rule: Hours) -> OpeningHoursSpecification:
    is_whole = rule.days == EVERY_DAY and rule.opens == rule.closes
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": [f"https://schema.org/{WEEKDAYS[day]}" for day in sorted(rule.days)],
        "opens": f"{rule.opens:%H:%M}",
        "closes": "23:59" if is_whole else f"{rule.closes:%H:%M}",
    }
