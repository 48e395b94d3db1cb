"""IDOR: a street office asks every address of the admin for the pages, merchants and honours of another office."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import GroupPagePermission

from accounts.models import User
from accounts.roles import AUTHOR, PUBLISHER, STREET_OFFICE
from honours.forms import NOT_OWN, NOT_OWN_MERCHANT
from honours.merchants.row_permissions import has_site_scope, own_spots
from honours.models import Honour, Merchant
from spots.models import ScenicSpotPage
from tests.attacks.admin_addresses import addresses
from tests.attacks.test_permissions import signed_in
from tests.reviewing import hand_in

pytestmark = pytest.mark.django_db
MARK = "别所七三九"
ALL_RIGHTS = [
    f"{action}_{model}" for action in ("add", "change", "delete", "view", "publish") for model in ("merchant", "honour")
]


@pytest.fixture
def spots():
    """One's own, and another office's."""
    return list(ScenicSpotPage.objects.in_language("zh-hans").filter(merchants__honours__isnull=False).distinct()[:2])


@pytest.fixture
def officer(spots):
    """The role, the page of one spot, and more rights than the role has: the reach binds them all."""
    made = User.objects.create_user("street", password="only-for-this-test-26")
    made.groups.add(Group.objects.get(name=STREET_OFFICE))
    office = Group.objects.create(name="街道所（演示）")
    change = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=office, page=spots[0], permission=change)
    made.groups.add(office)
    made.user_permissions.add(*Permission.objects.filter(codename__in=ALL_RIGHTS, content_type__app_label="honours"))
    return made


@pytest.fixture
def foreign(spots):
    """A page, a merchant and an honour of the other office, each with words that nobody else may read yet."""
    spot = spots[1]
    merchant = Merchant.objects.create(title=f"{MARK}商户", kind="individual", spot=spot, live=False)
    merchant.save_revision()
    honour = spot.merchants.filter(honours__isnull=False).first().honours.first()
    drafted = Honour.objects.create(merchant=merchant, scheme=honour.scheme, number=f"{MARK}号", live=False)
    drafted.save_revision()
    spot.summary = f"{MARK}草稿"
    spot.save_revision()
    for record in (merchant, drafted):
        log(record, "wagtail.edit", title=f"{MARK}修改")
        hand_in(record)
    return spot, merchant, drafted


def read(answer) -> str:
    return b"".join(answer).decode("utf-8", "replace")


@pytest.mark.slow
def test_no_address_shows_or_changes_what_is_anothers(officer, foreign):
    client = signed_in(officer)
    shown, changed, broken = [], [], []
    before = [_state(record) for record in foreign]
    for name, address in addresses(*foreign):
        for method in ("get", "post"):
            if name in ("wagtailadmin_error_test", "wagtailadmin_logout"):
                continue
            answer = getattr(client, method)(address)
            if MARK in read(answer):
                shown.append((method, name))
            if answer.status_code >= 500:
                broken.append((method, name))
            if [_state(record) for record in foreign] != before:
                changed.append((method, name))
                break
    assert (shown, changed) == ([], [])
    assert broken == []


def _state(record):
    fresh = type(record).objects.filter(pk=record.pk).first()
    return fresh and (fresh.live, fresh.latest_revision_id, fresh.locked, fresh.live_revision_id)


def test_one_s_own_is_there_and_can_be_changed(officer, spots):
    client = signed_in(officer)
    own = Merchant.objects.filter(spot=spots[0], honours__live=True).first()
    other = Merchant.objects.filter(spot=spots[1], honours__live=True).first()
    for address, own_word, other_word in (
        (reverse(Merchant.snippet_viewset.get_url_name("list")) + "?p=1", own.title, other.title),
        ("/admin/snippets/choose/honours/merchant/results/", None, other.title),
        (reverse(Honour.snippet_viewset.get_url_name("list")), None, other.honours.first().number),
    ):
        page = read(client.get(address))
        assert own_word is None or own_word in page
        assert other_word not in page
    assert client.get(reverse(Merchant.snippet_viewset.get_url_name("edit"), args=[own.pk])).status_code == 200
    assert client.get(f"/admin/pages/{spots[0].pk}/edit/").status_code == 200


def test_a_merchant_is_registered_at_one_s_own_spot_only(officer, spots):
    client = signed_in(officer)
    add = reverse(Merchant.snippet_viewset.get_url_name("add"))
    empty = {f"facts-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")}
    form = {"title": f"{MARK}新店", "kind": "individual"} | empty
    for spot in ("", str(spots[1].pk)):
        answer = client.post(add, form | {"spot": spot})
        assert answer.context["form"].errors["spot"] == [NOT_OWN]
    assert client.post(add, form | {"spot": str(spots[0].pk)}).status_code == 302
    assert Merchant.objects.get(title=f"{MARK}新店").spot == spots[0]


def test_an_honour_is_written_for_one_s_own_merchant_only(officer, foreign):
    _, merchant, honour = foreign
    add = reverse(Honour.snippet_viewset.get_url_name("add"))
    form = {"merchant": str(merchant.pk), "scheme": str(honour.scheme_id), "number": "别-1"}
    assert signed_in(officer).post(add, form).context["form"].errors["merchant"] == [NOT_OWN_MERCHANT]


def test_bulk_actions_stop_there_too(officer, foreign):
    _, merchant, honour = foreign
    for model, record in (("merchant", merchant), ("honour", honour)):
        signed_in(officer).post(f"/admin/bulk/honours/{model}/delete/?id={record.pk}")
        assert type(record).objects.filter(pk=record.pk).exists()


@pytest.mark.parametrize("address", ["/admin/excel/", "/admin/releases/", "/admin/reports/site-history/"])
def test_what_touches_everything_is_closed(officer, address):
    client = signed_in(officer)
    assert client.get(address)["Location"] == "/admin/"
    assert address not in read(client.get("/admin/"))


def test_authors_and_publishers_reach_everything_and_an_account_without_pages_nothing(officer):
    for role in (AUTHOR, PUBLISHER):
        account = User.objects.create_user(f"in-{role}", password="only-for-this-test-26")
        account.groups.add(Group.objects.get(name=role))
        assert has_site_scope(account)
    alone = User.objects.create_user("alone", password="only-for-this-test-26")
    alone.groups.add(Group.objects.get(name=STREET_OFFICE))
    assert not own_spots(alone).exists()
    assert not has_site_scope(officer)
