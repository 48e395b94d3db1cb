"""What a site needs before readers may see it."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse

from core.languages import OWN
from core.models import SiteFacts
from editing.reviews.confirmation.confirming import CONFIRM
from editing.reviews.models import ReviewRules
from home.models import StandardPage
from honours.models import AwardScheme

TO_FILL = "待填写"  # stands where the office must write
_NEEDED = ("operator", "contact")
_ADVISED = ("region", "locality", "icp_number", "police_number", "site_code")


@dataclass(frozen=True)
class Requirement:
    """One thing to do; without the needed ones the site stays closed."""

    label: str
    address: str
    is_met: bool
    is_needed: bool = True


def requirements(facts: SiteFacts) -> list[Requirement]:
    """All of them, met or not: the footer, texts, rolls, people, the address."""
    return [*_footer(facts), *_texts(), *_issuers(), *_people(), _address()]


def may_launch(asked: list[Requirement]) -> bool:
    """Whether nothing that is needed is missing."""
    return all(one.is_met for one in asked if one.is_needed)


def _footer(facts: SiteFacts) -> Iterator[Requirement]:
    address = reverse("wagtailsettings:edit", args=["core", "sitefacts", facts.site_id])
    for name in (*_NEEDED, *_ADVISED):
        label = f"网站信息：{SiteFacts._meta.get_field(name).verbose_name}"
        yield Requirement(label, address, bool(getattr(facts, name)), name in _NEEDED)


def _texts() -> Iterator[Requirement]:
    for page in StandardPage.objects.live().filter(locale__language_code=OWN).order_by("path"):
        said = f"{page.title}{page.summary}{page.body.raw_data}"
        yield Requirement(
            f"“{page.title}”里没有“{TO_FILL}”", reverse("wagtailadmin_pages:edit", args=[page.pk]), TO_FILL not in said
        )


def _issuers() -> Iterator[Requirement]:
    for scheme in AwardScheme.objects.order_by("pk"):
        address = reverse(scheme.snippet_viewset.get_url_name("edit"), args=[scheme.pk])
        yield Requirement(f"“{scheme.title}”的颁发单位", address, TO_FILL not in scheme.issuer)


def _people() -> Iterator[Requirement]:
    """Each step and the second person of a change need somebody: not the superuser, who is there for emergencies."""
    address = reverse("wagtailusers_users:index")
    staff = list(get_user_model().objects.filter(is_active=True, is_superuser=False).prefetch_related("groups"))
    wanted = [(step.label, step.permission) for step in ReviewRules.load().steps]
    for label, permission in [*wanted, ("确认两人办理的改动", CONFIRM)]:
        yield Requirement(f"有人办“{label}”", address, any(one.has_perm(permission) for one in staff))


def _address() -> Requirement:
    public = urlsplit(settings.PUBLIC_URL)
    is_public = public.scheme == "https" and public.hostname not in ("localhost", "127.0.0.1")
    return Requirement(f"正式网址（环境变量 PUBLIC_URL，现在是 {settings.PUBLIC_URL}）", "", is_public, False)
