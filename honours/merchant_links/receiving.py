"""Storing what a shop said: the same twice, before anybody looked at it, is one."""

from typing import Any

from django.db import transaction

from honours.models import Merchant

from .models import MerchantLink, MerchantProposal
from .states import ProposalKind


def received(link: MerchantLink, kind: ProposalKind, **said: Any) -> MerchantProposal | None:
    """The stored proposal; None when the link was closed meanwhile."""
    with transaction.atomic():
        Merchant.objects.select_for_update(of=("self",)).get(pk=link.merchant_id)  # two clicks at once queue here
        if not MerchantLink.objects.open().filter(pk=link.pk).exists():
            return None
        new = MerchantProposal(merchant=link.merchant, kind=kind, **said)
        alike = MerchantProposal.objects.filter(
            merchant=link.merchant, kind=kind, honour=new.honour, words=new.words, received_on=new.received_on
        ).exclude(state="refused")
        first = next((one for one in alike if one.values == new.values), None)
        if first is None:
            new.save()
        return first or new
