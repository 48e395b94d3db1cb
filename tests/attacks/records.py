"""A record of each kind that addresses of the admin are about and the demo has none of."""

from datetime import timedelta
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import DateField, DateTimeField, Field, ForeignKey, Model
from django.utils import timezone
from wagtail.models import Page

from accounts.models import User
from honours.models import Merchant
from tests.reviewing import hand_in

MISSING = (
    "enquiries.Enquiry", "enquiries.EnquiryCount", "objections.Objection", "objections.MerchantReply",
    "objections.Correction", "applications.AwardRound", "applications.Application", "applications.ApplicationPaper",
    "merchant_links.MerchantLink", "merchant_links.MerchantProposal",
    "plaques.ForgeryReport", "invitations.Invitation", "certificates.Certificate",
    "search.Synonym", "search.SearchPick", "imports.ImportBatch", "releases.Release", "pii.PrivacyException",
    "word_import.WordDraft", "wagtailredirects.Redirect", "reviews.ChangeRequest",
)  # fmt: skip
TEXT = "试填"


def one_of_each() -> None:
    """Make what is missing, and hand a merchant in, so that something is under review."""
    for label in MISSING:
        model = apps.get_model(label)
        if not model._base_manager.exists():
            model._base_manager.bulk_create([model(**_filled(model))])
    merchant = Merchant.objects.filter(live=True).first()
    merchant.intro = TEXT
    merchant.save_revision()
    hand_in(merchant)


def _filled(model: type[Model]) -> dict[str, Any]:
    needed = [field for field in model._meta.concrete_fields if not (field.null or field.has_default() or field.blank)]
    return {field.name: _value(field) for field in needed if not field.primary_key}


def _value(field: Field) -> Any:
    if isinstance(field, ForeignKey):
        return _related(field.related_model)
    if isinstance(field, DateTimeField):
        return timezone.now() + timedelta(days=1)
    if isinstance(field, DateField):
        return timezone.localdate()
    if field.choices:
        return field.flatchoices[0][0]
    if field.name.endswith("_id"):
        return "1"
    if field.get_internal_type() == "BinaryField":
        return TEXT.encode()
    return TEXT if field.get_internal_type() in ("CharField", "TextField") else 1


def _related(model: type[Model]) -> Any:
    if model is ContentType:
        return ContentType.objects.get_for_model(Page)
    if model is User:
        return User.objects.get(username="admin")
    return model._base_manager.first()
