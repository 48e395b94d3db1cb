"""Merging two records of one merchant: what moves, what stays reachable, what is refused, and who may."""

import re
from datetime import date

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone
from stdnum.cn.uscc import calc_check_digit
from wagtail.models import ModelLogEntry

from honours.history.states import EventKind, FactKind, MerchantKind
from honours.merchants.merging import ACTION, Merge, MergeRefusedError, merge
from honours.models import AwardScheme, FormerMerchant, Honour, HonourEvent, Merchant, MerchantFact
from search.models import SearchPick

pytestmark = pytest.mark.django_db
DAY = date(2022, 3, 15)
CODE, CODE_2 = (body + calc_check_digit(body) for body in ("92000000MA0000001", "92000000MA0000002"))  # no such region


@pytest.fixture
def scheme() -> AwardScheme:
    return AwardScheme.objects.create(title="老店新风", issuer="某局")


@pytest.fixture
def keep() -> Merchant:
    return Merchant.objects.create(title="棕榈巷小面", kind=MerchantKind.INDIVIDUAL, address="棕榈巷 1 号")


@pytest.fixture
def other(scheme) -> Merchant:
    merchant = Merchant.objects.create(
        title="棕榈巷 小面", kind=MerchantKind.INDIVIDUAL, address="棕榈巷1号", credit_code=CODE
    )
    award(merchant, scheme, "N-1")
    return merchant


def award(merchant, scheme, number, **dates) -> Honour:
    return Honour.objects.create(merchant=merchant, scheme=scheme, number=number, **({"issued_on": DAY} | dates))


def address(keep, other) -> str:
    return reverse("honours_merge", args=[keep.pk, other.pk])


def choices(keep, other, **chosen) -> dict[str, str]:
    plan = Merge(keep, other)
    proposed = {one.name: "other" if one.prefers_other else "keep" for one in plan.differences()}
    return proposed | {"seen": plan.seen(), "sure": "on"} | chosen


def confirm(client, keep, other, **chosen):
    keep, other = Merchant.objects.get(pk=keep.pk), Merchant.objects.get(pk=other.pk)
    return client.post(address(keep, other), choices(keep, other, **chosen))


def text(response) -> str:
    return response.content.decode()


def test_from_the_list_to_one_merchant(editor_client, keep, other):
    listing = text(
        editor_client.get(reverse("wagtailsnippets_honours_merchant:list"), {"ordering": "-pk", "q": "棕榈巷"})
    )
    start = reverse("honours_merge_partner", args=[keep.pk])
    assert start in listing
    response = editor_client.post(start, {"other": other.pk})
    assert response["Location"] == address(keep, other)
    preview = text(editor_client.get(response["Location"]))
    for shown in (CODE, "N-1", "老店新风", other.get_absolute_url(), "合并后不能撤销"):
        assert shown in preview
    told = HonourEvent.objects.filter(honour__number="N-1").exclude(kind=EventKind.MOVED)
    events = list(told.values_list("pk", "kind", "on", "recorded_at"))
    assert Merchant.objects.filter(pk__in=[keep.pk, other.pk]).count() == 2, "a preview writes nothing"

    response = confirm(editor_client, keep, other, address="other")

    assert response.status_code == 302
    merged = Merchant.objects.get(pk=keep.pk)
    assert (merged.title, merged.address, merged.credit_code) == ("棕榈巷小面", "棕榈巷1号", CODE)
    assert not Merchant.objects.filter(pk=other.pk).exists()
    assert Honour.objects.get(number="N-1").merchant == merged
    assert list(told.all().values_list("pk", "kind", "on", "recorded_at")) == events
    moved = HonourEvent.objects.get(honour__number="N-1", kind=EventKind.MOVED)
    assert (moved.on, moved.reason) == (timezone.localdate(), "由“棕榈巷 小面”变更为“棕榈巷小面”")
    assert FormerMerchant.objects.get().values["address"] == "棕榈巷1号"


def test_old_addresses_lead_to_the_last_merchant_for_ever(editor_client, client, keep, other):
    third = Merchant.objects.create(title="第三家", kind=MerchantKind.INDIVIDUAL)
    confirm(editor_client, keep, other)
    confirm(editor_client, third, keep)
    for gone in (other, keep):
        response = client.get(gone.get_absolute_url())
        assert (response.status_code, response["Location"]) == (301, third.get_absolute_url())
    assert "N-1" in text(client.get(third.get_absolute_url()))
    sitemaps = re.findall(r"/sitemaps/merchants-\d+\.xml", text(client.get("/sitemap.xml")))
    listed = "".join(text(client.get(sitemap)) for sitemap in sitemaps)
    assert third.public_id in listed
    assert other.public_id not in listed


def test_an_old_address_of_an_unpublished_merchant_is_a_404(editor_client, keep, other):
    confirm(editor_client, keep, other)
    Merchant.objects.get(pk=keep.pk).unpublish()
    assert editor_client.get(other.get_absolute_url()).status_code == 404


def test_a_printed_plaque_names_the_merchant_that_stayed(editor_client, client, keep, other):
    code = Honour.objects.get(number="N-1").code
    confirm(editor_client, keep, other)
    page = text(client.get(f"/v/{code}"))
    assert keep.title in page
    assert keep.get_absolute_url() in page


def test_the_search_follows(editor_client, client, keep, other):
    confirm(editor_client, keep, other)
    found = [merchant.pk for merchant in client.get("/credit/", {"q": CODE}).context["merchants"]]
    assert found == [keep.pk]


def test_sources_move_and_none_is_there_twice(editor_client, keep, other):
    for merchant, source in ((keep, "名单"), (other, "名单"), (other, "走访")):
        MerchantFact.objects.create(merchant=merchant, kind=FactKind.PLACE, source=source, as_of=DAY)
    confirm(editor_client, keep, other)
    assert sorted(Merchant.objects.get(pk=keep.pk).facts.values_list("source", flat=True)) == sorted(["名单", "走访"])
    assert MerchantFact.objects.filter(source="名单", merchant=keep).count() == 1


def test_what_other_apps_say_of_the_merchant_follows(editor_client, keep, other):
    pick = SearchPick.objects.create(words="小面", merchant=other)
    confirm(editor_client, keep, other)
    pick.refresh_from_db()
    assert pick.merchant == keep


def test_no_draft_and_no_older_version_brings_the_merchant_back(editor_client, keep, other):
    honour = Honour.objects.get(number="N-1")
    honour.save_revision().publish()
    honour = Honour.objects.get(number="N-1")
    honour.valid_to = date(2030, 1, 1)
    draft = honour.save_revision()
    confirm(editor_client, keep, other)
    honour = Honour.objects.get(number="N-1")
    assert {revision.content["merchant"] for revision in honour.revisions.all()} == {keep.pk}
    assert honour.has_unpublished_changes
    draft.refresh_from_db()
    draft.publish()
    honour = Honour.objects.get(number="N-1")
    assert (honour.merchant, honour.valid_to) == (keep, date(2030, 1, 1))


def test_the_editor_of_the_merged_record_opens_what_was_chosen(editor_client, keep, other):
    keep.save_revision().publish()
    confirm(editor_client, keep, other, address="other")
    merged = Merchant.objects.get(pk=keep.pk)
    assert merged.get_latest_revision_as_object().address == "棕榈巷1号"
    assert not merged.has_unpublished_changes


def test_the_merge_is_in_the_history_of_all_it_touched(editor_client, keep, other):
    honour = Honour.objects.get(number="N-1")
    confirm(editor_client, keep, other)
    entries = ModelLogEntry.objects.filter(action=ACTION)
    assert {(entry.object_id, entry.deleted) for entry in entries} >= {(str(keep.pk), False), (str(honour.pk), False)}
    assert entries.get(object_id=str(other.pk)).deleted
    history = text(editor_client.get(reverse("wagtailsnippets_honours_merchant:history", args=[keep.pk])))
    assert f"并入了“棕榈巷 小面（{other.public_id}）”，转来荣誉 1 项。" in history


def test_a_consent_goes_with_what_it_was_given_for(editor_client, keep, other):
    Merchant.objects.filter(pk=other.pk).update(intro="三代人的小面", show_intro=True, consent_on=DAY)
    confirm(editor_client, keep, other, voluntary="other")
    merged = Merchant.objects.get(pk=keep.pk)
    assert (merged.intro, merged.show_intro, merged.consent_on) == ("三代人的小面", True, DAY)


def test_without_a_clear_yes_nothing_happens(editor_client, keep, other):
    page = text(editor_client.post(address(keep, other), choices(keep, other, sure="")))
    assert "请先勾选" in page
    assert Merchant.objects.filter(pk=other.pk).exists()


def test_a_record_that_changed_since_it_was_looked_at_is_not_merged(editor_client, keep, other, scheme):
    looked_at = choices(keep, other)
    award(other, scheme, "N-2", issued_on=date(2020, 1, 1), valid_to=date(2021, 1, 1))
    page = text(editor_client.post(address(keep, other), looked_at))
    assert "记录又有变动" in page
    assert "N-2" in page
    assert Merchant.objects.filter(pk=other.pk).exists()
    stored = Merchant.objects.in_bulk([keep.pk, other.pk])
    assert Merge(stored[keep.pk], stored[other.pk]).seen() in page, "the next yes is for what is shown now"


def refused(client, keep, other, reason: str) -> None:
    before = list(Honour.objects.order_by("pk").values_list("pk", "merchant"))
    assert reason in text(client.get(address(keep, other)))
    assert reason in text(confirm(client, keep, other))
    assert list(Honour.objects.order_by("pk").values_list("pk", "merchant")) == before
    assert not FormerMerchant.objects.exists()


@pytest.mark.parametrize(
    ("mine", "may"),
    [
        ({}, False),
        ({"issued_on": date(2020, 1, 1), "valid_to": date(2022, 3, 15)}, False),
        ({"issued_on": date(2020, 1, 1), "valid_to": date(2022, 3, 14)}, True),
        ({"issued_on": date(2020, 1, 1), "withdrawn_on": date(2022, 3, 15), "withdrawal_reason": "歇业"}, True),
        ({"issued_on": None, "live": False}, True),
        ({"live": False}, False),
    ],
)
def test_the_same_honour_twice_at_a_time_is_refused(editor_client, keep, other, scheme, mine, may):
    award(keep, scheme, "N-0", **mine)
    if may:
        assert confirm(editor_client, keep, other).status_code == 302
        assert Honour.objects.filter(merchant=keep).count() == 2
    else:
        refused(editor_client, keep, other, "两条记录都有“老店新风”")


def test_a_scheme_that_forbids_the_kind_refuses(editor_client, keep, other, scheme):
    scheme.merchant_kind = MerchantKind.INDIVIDUAL
    scheme.save()
    Merchant.objects.filter(pk=keep.pk).update(kind=MerchantKind.ENTERPRISE)
    keep.refresh_from_db()
    page = text(confirm(editor_client, keep, other, kind="keep"))
    assert "有的荣誉不授予企业" in page
    assert Merchant.objects.filter(pk=other.pk).exists()
    assert confirm(editor_client, keep, other).status_code == 302, "the kind that fits is proposed"


def test_kinds_that_no_choice_can_reconcile_are_told_at_once(editor_client, keep, other, scheme):
    scheme.merchant_kind = MerchantKind.INDIVIDUAL
    scheme.save()
    Merchant.objects.filter(pk=keep.pk).update(kind=MerchantKind.ENTERPRISE)
    enterprises = AwardScheme.objects.create(title="企业奖", issuer="某局", merchant_kind=MerchantKind.ENTERPRISE)
    award(keep, enterprises, "E-1")
    refused(editor_client, keep, other, "“企业奖”只授予企业")


@pytest.mark.parametrize(
    ("which", "state", "reason"),
    [
        ("keep", {"live": False}, "还没有发布"),
        ("keep", {"locked": True}, "被锁定了"),
        ("other", {"locked": True}, "被锁定了"),
        ("keep", {"has_unpublished_changes": True}, "还没发布的修改"),
        ("other", {"has_unpublished_changes": True}, "还没发布的修改"),
    ],
)
def test_a_record_that_is_not_settled_is_refused(editor_client, keep, other, which, state, reason):
    Merchant.objects.filter(pk={"keep": keep, "other": other}[which].pk).update(**state)
    refused(editor_client, keep, other, reason)


def test_two_codes_are_a_warning(editor_client, keep, other):
    assert "很可能是两家不同的店" not in text(editor_client.get(address(keep, other)))
    Merchant.objects.filter(pk=keep.pk).update(credit_code=CODE_2)
    assert "很可能是两家不同的店" in text(editor_client.get(address(keep, other)))


def test_a_merchant_is_not_merged_with_itself(editor_client, keep):
    response = editor_client.get(address(keep, keep), follow=True)
    assert "选中的是同一条记录" in text(response)
    start = reverse("honours_merge_partner", args=[keep.pk])
    assert "选中的是同一条记录" in text(editor_client.post(start, {"other": keep.pk}))
    assert editor_client.post(address(keep, keep), {"sure": "on"}).status_code == 302
    assert Merchant.objects.filter(pk=keep.pk).exists()


@pytest.mark.parametrize("unknown", [0, 999_999, 10**30])
def test_an_unknown_merchant_is_a_404(editor_client, keep, unknown):
    for way in (f"{keep.pk}/{unknown}", f"{unknown}/{keep.pk}", f"{unknown}"):
        assert editor_client.get(f"/admin/merge/{way}/").status_code == 404


@pytest.mark.parametrize("wrong", ["", "0", "x", "\0", "9" * 40])
def test_an_impossible_choice_is_told_at_the_field(editor_client, keep, wrong):
    response = editor_client.post(reverse("honours_merge_partner", args=[keep.pk]), {"other": wrong})
    assert response.status_code == 200
    assert response.context["form"].errors["other"]


@pytest.mark.slow
def test_hostile_answers_change_nothing(editor_client, keep, other):
    for wrong in ({"credit_code": "both"}, {"seen": "x" * 5000}, {"seen": "\0"}, {"address": ""}):
        assert editor_client.post(address(keep, other), choices(keep, other, **wrong)).status_code == 200
    assert Merchant.objects.filter(pk=other.pk).exists()


def test_one_that_is_gone_meanwhile_is_told(keep, other):
    with pytest.raises(MergeRefusedError, match="已经不在了"):
        merge(keep.pk, 999_999, set(), "", None)


@pytest.fixture
def newcomer(client, django_user_model):
    """Signed in, may change but not publish."""
    person = django_user_model.objects.create_user("newcomer", password="x")
    group = Group.objects.create(name="录入")
    names = ["access_admin", "change_merchant", "change_honour"]
    group.permissions.set(Permission.objects.filter(codename__in=names))
    person.groups.add(group)
    client.force_login(person)
    return client


def test_whoever_may_not_publish_may_not_merge(newcomer, keep, other):
    for way in (address(keep, other), reverse("honours_merge_partner", args=[keep.pk])):
        assert newcomer.get(way).status_code == 302
        assert newcomer.post(way, choices(keep, other)).status_code == 302
    assert Merchant.objects.filter(pk=other.pk).exists()
    assert "/admin/merge/" not in text(newcomer.get(reverse("wagtailsnippets_honours_merchant:list")))


def test_nobody_signed_out_sees_anything(client, keep, other):
    assert client.get(address(keep, other))["Location"].startswith("/admin/login/")


def test_the_preview_asks_as_much_for_many_honours(editor_client, keep, other, scheme, django_assert_max_num_queries):
    def queries() -> int:
        with django_assert_max_num_queries(40) as asked:
            editor_client.get(address(keep, other))
        return len(asked)

    queries()  # content types and the like
    few = queries()
    for number in range(12):
        award(other, AwardScheme.objects.create(title=f"奖 {number}", issuer="某局"), f"M-{number}")
    assert queries() == few


def test_a_merged_shop_is_found_by_its_old_sign_and_code(client, editor_client, home):
    keep = Merchant.objects.listed().first()
    old = {"title": "桐荫巷老招牌", "registered_name": "", "credit_code": "92500103ZZZ0000017", "live": True}
    FormerMerchant.objects.create(public_id="zzzzzzz9", merchant=keep, values=old)
    keep.save()
    for words in ("桐荫巷老招牌", "荫巷老", "92500103ZZZ0000017"):
        best = client.get("/search/", {"q": words}).context["search"].best
        assert best[0].item.pk == keep.pk
    assert "曾用名：桐荫巷老招牌" in client.get(keep.get_absolute_url()).content.decode()


def test_a_merchant_that_is_not_saved_yet_has_no_former_names():
    """Its page is shown beside the form before there is a record."""
    assert Merchant(title="还没存的店").former_names == []
