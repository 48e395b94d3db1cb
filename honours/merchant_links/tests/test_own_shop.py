"""A shop's own link: what it opens, what it sends, how it ends, and that nothing of another shop is behind it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts import roles
from honours.history.states import HonourState
from honours.merchant_links.models import MerchantLink, MerchantProposal
from honours.merchant_links.states import ProposalKind, ProposalState
from honours.merchant_links.views import own
from honours.models import Honour, Merchant
from tests.served import ServedClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def shops(django_user_model):
    """Two listed shops of different spots, each with an honour that holds, and their links."""
    admin = django_user_model.objects.get(username="admin")
    held = Honour.objects.public().in_state(HonourState.VALID, timezone.localdate()).select_related("merchant__spot")
    first = held.order_by("pk").first()
    second = held.exclude(merchant__spot=first.merchant.spot).order_by("pk").first()
    return [(one, *MerchantLink.make(one.merchant, admin)) for one in (first, second)]


@pytest.fixture
def at_work(django_user_model):
    """A function: a client signed in with one role."""

    def sign_in(role: str) -> ServedClient:
        account = django_user_model.objects.create_user(f"desk-{role}", password="x")
        account.groups.add(Group.objects.get(name=role))
        client = ServedClient()
        client.force_login(account)
        return client

    return sign_in


def text(response) -> str:
    return b"".join(response).decode()


def facts_of(merchant: Merchant, /, **change) -> dict[str, str]:
    names = ("title", "registered_name", "address", "opening")
    keys = {"trade": merchant.trade_id or "", "spot": merchant.spot_id or ""}
    return {name: getattr(merchant, name) for name in names} | keys | change


def test_it_shows_the_shop_and_its_honours(client, shops):
    honour, _, token = shops[0]
    answer = client.get(f"/shop/{token}")
    page = text(answer)
    assert honour.merchant.title in page and honour.number in page and honour.merchant.address in page
    assert f"/shop/{token}/{honour.code}/plaque.pdf" in page and f"/badge/{honour.code}.svg" in page
    assert not answer.cookies and "noindex" in page
    assert answer["Referrer-Policy"] == "same-origin" and "no-store" in answer["Cache-Control"]
    assert client.get(f"/en/shop/{token}").status_code == 200


def test_nothing_of_another_shop_is_behind_it(client, shops):
    (mine, _, token), (other, _, _) = shops
    page = text(client.get(f"/shop/{token}"))
    for secret in (other.number, other.code, other.merchant.title):
        assert secret not in page
    for sheet in ("plaque", "label"):
        assert client.get(f"/shop/{token}/{mine.code}/{sheet}.pdf").content.startswith(b"%PDF")
        assert client.get(f"/shop/{token}/{other.code}/{sheet}.pdf").status_code == 404
    assert client.get(f"/shop/{token}/{mine.code}/passwd.pdf").status_code == 404
    sent = client.post(f"/shop/{token}/report", {"kind": "renewal", "honour": other.pk, "words": ""})
    assert sent.status_code == 400 and "请在你店的荣誉里选一项" in text(sent)
    client.post(f"/shop/{token}/facts", facts_of(mine.merchant, title="改名", pk=other.merchant.pk, merchant="9"))
    assert {one.merchant for one in MerchantProposal.objects.all()} == {mine.merchant}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"revoked_at": timezone.now()}, "已经作废"),
        ({"expires_at": timezone.now() - timedelta(minutes=1)}, "已经过期"),
    ],
)
def test_a_closed_link_opens_nothing(client, shops, change, words):
    honour, link, token = shops[0]
    MerchantLink.objects.filter(pk=link.pk).update(**change)
    for answer in (
        client.get(f"/shop/{token}"),
        client.post(f"/shop/{token}/facts", facts_of(honour.merchant, title="改名")),
        client.post(f"/shop/{token}/report", {"kind": "closing", "words": "明天"}),
        client.get(f"/shop/{token}/{honour.code}/plaque.pdf"),
    ):
        assert answer.status_code == 410 and words in text(answer)
        assert honour.number not in text(answer)
    assert not MerchantProposal.objects.exists()


def test_guessing_links_is_paced(client, shops, still_limits, monkeypatch):
    monkeypatch.setattr(own, "LINKS_UNKNOWN", own.RateLimit("own-link-misses", 4, 3600))
    answers = [client.get(f"/shop/{'x' * 31}{number}").status_code for number in range(6)]
    assert answers[0] == 404 and answers[-1] == 429
    assert client.get(f"/shop/{shops[0][2]}").status_code == 200, "a true link opens all the same"


def test_only_the_digest_is_kept(shops):
    _, link, token = shops[0]
    assert token not in str(MerchantLink.objects.filter(pk=link.pk).values()) and len(token) >= 32


def test_a_confirmation_waits_for_nobody(client, shops):
    honour, _, token = shops[0]
    assert client.post(f"/shop/{token}/facts", facts_of(honour.merchant))["Location"] == f"/shop/{token}"
    said = MerchantProposal.objects.get()
    assert (said.kind, said.state) == (ProposalKind.CONFIRMED, ProposalState.ACCEPTED)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": ""}, "请写店招上的名字"),
        ({"title": "长" * 81}, "80"),
        ({"address": "找 13800138000"}, "手机号"),
        ({"opening": "想开就开"}, "想开就开"),
        ({"spot": "99999999"}, "请在列出的景点里选一个"),
    ],
)
def test_facts_are_checked_as_a_row_of_an_import(client, shops, change, words):
    honour, _, token = shops[0]
    answer = client.post(f"/shop/{token}/facts", facts_of(honour.merchant, **change))
    assert answer.status_code == 400 and words in text(answer)
    assert not MerchantProposal.objects.exists()


def test_a_correction_reaches_readers_only_through_desk_and_review(client, shops, at_work):
    honour, _, token = shops[0]
    merchant = honour.merchant
    for _ in range(2):
        client.post(f"/shop/{token}/facts", facts_of(merchant, address="示例新址-777"))
    said = MerchantProposal.objects.get()
    assert said.values == {"address": {"old": merchant.address, "new": "示例新址-777", "value": "示例新址-777"}}
    desk, author = at_work(roles.LETTERS), at_work(roles.AUTHOR)
    assert "等待办理的店家来件" in text(desk.get("/admin/"))
    assert "示例新址-777" in text(desk.get(f"/admin/merchant_proposals/edit/{said.pk}/"))
    write = f"/admin/own-links/proposal/{said.pk}/write/"
    author.post(write)
    merchant.refresh_from_db()
    assert not merchant.has_unpublished_changes, "the desk has not agreed yet"
    desk.post(f"/admin/merchant_proposals/edit/{said.pk}/", {"state": "accepted", "answer": "", "post": "核查岗"})
    assert desk.post(write).status_code in (302, 403)
    assert write in text(author.get(f"/admin/merchant_proposals/inspect/{said.pk}/"))
    assert "/admin/reviews/" in author.post(write)["Location"]
    merchant.refresh_from_db()
    assert merchant.get_latest_revision_as_object().address == "示例新址-777"
    assert merchant.address != "示例新址-777" and "示例新址-777" not in text(client.get(merchant.get_absolute_url()))


def test_a_refusal_has_words_that_the_shop_reads(client, shops, at_work):
    honour, _, token = shops[0]
    assert client.post(f"/shop/{token}/report", {"kind": "moving", "words": ""}).status_code == 400
    client.post(f"/shop/{token}/report", {"kind": "renewal", "honour": honour.pk, "words": ""})
    said = MerchantProposal.objects.get()
    assert said.honour == honour
    desk = at_work(roles.LETTERS)
    address = f"/admin/merchant_proposals/edit/{said.pk}/"
    desk.post(address, {"state": "refused", "answer": " ", "post": ""})
    said.refresh_from_db()
    assert said.state == ProposalState.NEW
    desk.post(address, {"state": "refused", "answer": "到期前三十天再申请", "post": ""})
    assert "到期前三十天再申请" in text(client.get(f"/shop/{token}"))


def test_proposals_and_papers_of_a_link_are_paced(client, shops, still_limits, monkeypatch):
    honour, _, token = shops[0]
    monkeypatch.setattr(own, "PROPOSALS", own.RateLimit("own-link-proposals", 1, 3600))
    monkeypatch.setattr(own, "PAPERS", own.RateLimit("own-link-papers", 2, 3600))
    sent = [client.post(f"/shop/{token}/report", {"kind": "closing", "words": f"第{n}天"}) for n in range(2)]
    assert [one.status_code for one in sent] == [302, 429] and "第1天" in text(sent[1])
    fetched = [client.get(f"/shop/{token}/{honour.code}/label.pdf").status_code for _ in range(3)]
    assert fetched[0] == 200 and fetched[-1] == 429


def test_odd_requests_are_answered(client, shops):
    _, _, token = shops[0]
    assert client.get(f"/shop/{token}/facts").status_code == 405
    assert client.post(f"/shop/{token}/report", {"kind": "party\0", "words": "\0"}).status_code == 400
    assert client.get("/shop/%00").status_code == 404
    assert client.get("/shop/").status_code == 404


def test_the_badge_turns_when_the_honour_ends(client, shops):
    honour = shops[0][0]
    address = f"/badge/{honour.code}.svg"
    answer = client.get(address)
    assert (
        answer["Content-Type"] == "image/svg+xml" and "有效" in text(answer) and "no-store" in answer["Cache-Control"]
    )
    Honour.objects.filter(pk=honour.pk).update(live=False)
    Merchant.objects.filter(pk=honour.merchant_id).update(title="<script>")
    assert "暂停公开" in text(client.get(address))
    assert client.get("/badge/2222222222.svg").status_code == 404


def test_a_plaque_of_a_lost_honour_is_not_handed_out(client, shops):
    honour, _, token = shops[0]
    honour.withdrawn_on, honour.withdrawal_reason = timezone.localdate(), "试撤销"
    honour.save_revision().publish()
    page = text(client.get(f"/shop/{token}"))
    assert "已撤销" in page and "试撤销" in page and "plaque.pdf" not in page
    assert client.get(f"/shop/{token}/{honour.code}/plaque.pdf").status_code == 404
    assert "已撤销" in text(client.get(f"/badge/{honour.code}.svg"))


def test_the_letter_is_given_once_and_revoked_by_a_press(client, shops, at_work):
    merchant = shops[0][0].merchant
    desk = at_work(roles.LETTERS)
    assert f"/admin/own-links/merchant/{merchant.pk}/" in text(desk.get("/admin/own-links/", {"q": merchant.title}))
    letter = desk.post(f"/admin/own-links/merchant/{merchant.pk}/")
    assert letter.content.startswith(b"%PDF") and letter["Content-Disposition"].startswith("attachment")
    made = MerchantLink.objects.order_by("-pk").first()
    assert made.merchant == merchant and made.made_by.username.startswith("desk-")
    desk.post(f"/admin/own-links/{shops[0][1].pk}/revoke/")
    assert client.get(f"/shop/{shops[0][2]}").status_code == 410
    for role in (roles.OPERATOR, roles.TRANSLATOR):
        assert at_work(role).post(f"/admin/own-links/merchant/{merchant.pk}/").status_code in (302, 403)


def test_it_asks_little(client, shops):
    token = shops[0][2]
    client.get(f"/shop/{token}")
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/shop/{token}")
    assert len(queries) <= 24  # nobody else's page and never kept: two forms with their choices


def test_what_is_old_goes(client, shops):
    _, link, token = shops[0]
    client.post(f"/shop/{token}/report", {"kind": "closing", "words": "明天"})
    old = timezone.localdate() - timedelta(days=181)
    MerchantProposal.objects.update(state=ProposalState.ACCEPTED, decided_on=old)
    MerchantLink.objects.filter(pk=link.pk).update(expires_at=timezone.now() - timedelta(days=181))
    call_command("purge_proposals")
    assert not MerchantProposal.objects.exists() and list(MerchantLink.objects.all()) == [shops[1][1]]
