"""The demo shows every state a plaque can be in, dated from its own day, and marks each as invented where it stands."""

import re
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from home.seeding.samples import sample_addresses
from honours.history.states import EventKind, HonourState
from honours.models import AwardScheme, Honour
from honours.objections.models import MerchantReply, Objection
from honours.objections.states import CaseState, ObjectionOutcome, ReplyState

pytestmark = pytest.mark.django_db

FEWEST = {
    HonourState.VALID: 330,
    HonourState.WITHDRAWN: 3,
    HonourState.EXPIRED: 3,
    HonourState.NOTICE: 4,
    HonourState.TAKEN_BACK: 1,
    HonourState.PENDING: 1,
}
MARK = "演示（虚构）"


@pytest.fixture
def seeded():
    """The day the demo was made."""
    return timezone.localdate(Objection.objects.order_by("pk").first().honour.events.first().recorded_at)


@pytest.mark.parametrize(("state", "fewest"), FEWEST.items())
def test_every_state_is_there(seeded, state, fewest):
    assert Honour.objects.public().in_state(state, seeded).count() >= fewest


def test_what_ended_ended_lately(seeded):
    ended = Honour.objects.filter(withdrawn_on__isnull=False)
    assert all(0 < (seeded - honour.withdrawn_on).days < 60 for honour in ended)


def test_each_is_marked_where_it_stands(client):
    for honour in Honour.objects.filter(withdrawn_on__isnull=False):
        assert MARK in honour.withdrawal_reason
        assert MARK in client.get(f"/v/{honour.code}").content.decode()
    assert all(reply.text.startswith(MARK) for reply in MerchantReply.objects.all())
    assert all(case.finding.startswith(MARK) for case in Objection.objects.all())


def test_both_sides_were_heard():
    outcomes = {case.outcome for case in Objection.objects.filter(state=CaseState.CLOSED)}
    assert outcomes == {ObjectionOutcome.UPHELD, ObjectionOutcome.REJECTED}
    assert MerchantReply.objects.filter(state=ReplyState.SHOWN).count() == 2


def test_the_roll_s_schemes_have_rules():
    schemes = AwardScheme.objects.filter(roll__slug__in=["safe-consumption-units", "honest-traders"])
    assert all(scheme.notice_working_days and scheme.validity_months and MARK in scheme.intro for scheme in schemes)


@pytest.mark.slow
def test_every_honour_keeps_to_the_rules():
    for honour in Honour.objects.select_related("scheme", "merchant"):
        honour.full_clean()


def test_every_honour_s_terms_are_those_of_its_scheme():
    """Awarded for one term, and renewed by one term at a time while the last one still ran."""
    honours = Honour.objects.select_related("scheme").prefetch_related("events")
    for honour in honours:
        ends = None
        for event in honour.events.all():
            if event.kind == EventKind.AWARDED:
                assert event.until == honour.scheme.valid_to(event.on), honour
            elif event.kind == EventKind.RENEWED:
                assert event.on <= ends and event.until == honour.scheme.valid_to(ends + timedelta(days=1)), honour
            ends = event.until if event.kind in (EventKind.AWARDED, EventKind.RENEWED) else ends
        assert honour.valid_to == ends, honour


def test_a_reader_is_told_why_a_plaque_outlives_one_term(client, seeded):
    honour = Honour.objects.public().in_state(HonourState.VALID, seeded).order_by("pk").first()
    first = honour.scheme.valid_to(honour.issued_on)
    renewed = f"续期：有效期由至{first.year}年{first.month}月{first.day}日改为至"
    for address in (honour.merchant.get_absolute_url(), f"/v/{honour.code}"):
        assert renewed in client.get(address).content.decode()
    roll = client.get("/honours/safe-consumption-units/").content.decode()
    assert "有效期 36 个月" in roll and "期满都续了期，每次也是 36 个月" in roll


def test_the_samples_lead_where_they_say(client):
    samples = list(sample_addresses())
    assert len(samples) >= len(FEWEST)
    for word, address in samples:
        path = "/" + address.split("/", 3)[3]
        assert re.search(word.removeprefix("异议"), client.get(path).content.decode()), word


def test_the_command_prints_them():
    out = StringIO()
    call_command("demo", stdout=out)
    assert out.getvalue().count("/v/") >= 6
