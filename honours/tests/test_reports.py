"""The reports: what they list and export, how they are filtered, what they ask of the database, who may see them."""

import io
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from stdnum.cn.uscc import calc_check_digit

from honours.admin import reports
from honours.admin.reports import Likeness, duplicates, fold, with_bad_code
from honours.fields import validate_credit_code
from honours.history.states import MerchantKind
from honours.models import AwardScheme, Honour, Merchant
from tests.reaching import let_reach_all

pytestmark = pytest.mark.django_db
REPORTS = {
    name: reverse(f"{name}_report") for name in ("expiring_honours", "bad_code_merchants", "no_spot_merchants")
} | {"duplicate_merchants": reverse("duplicate_merchants_report")}
EXPIRING, BAD_CODE, NO_SPOT, DUPLICATE = REPORTS.values()
EMPTY = ("90 天内没有要到期的荣誉", "都填了有效的统一社会信用代码", "每家商户都填了所在景点", "没有疑似重复的商户")


def text(response) -> str:
    return (response.getvalue() if response.streaming else response.content).decode()


def shop(title: str = "棕榈巷小面", **values) -> Merchant:
    return Merchant.objects.create(title=title, **({"kind": MerchantKind.INDIVIDUAL} | values))


@pytest.fixture
def scheme() -> AwardScheme:
    return AwardScheme.objects.create(title="老店新风", issuer="某局")


def award(merchant: Merchant, scheme: AwardScheme, days: int | None, number: str = "") -> Honour:
    """An honour that ends so many days from today."""
    today = timezone.localdate()
    return Honour.objects.create(
        merchant=merchant,
        scheme=scheme,
        number=number or f"N{days}",
        issued_on=today - timedelta(days=365),
        valid_to=None if days is None else today + timedelta(days=days),
    )


def rows(client, report: str, **chosen) -> list:
    return list(client.get(report, chosen).context["object_list"])


@pytest.mark.parametrize(("report", "words"), [*zip(REPORTS.values(), EMPTY, strict=True)])
def test_an_empty_report_says_so(editor_client, report, words):
    assert words in text(editor_client.get(report))


# --- Honours about to end ---------------------------------------------------------------------------------------


def test_honours_ending_within_90_days_are_listed_the_next_first(editor_client, scheme):
    merchant = shop()
    for days in (91, 90, 0, -1, 30, None):
        award(merchant, scheme, days)
    found = rows(editor_client, EXPIRING)
    assert [(honour.number, honour.days_left) for honour in found] == [("N0", 0), ("N30", 30), ("N90", 90)]
    assert [honour.number for honour in rows(editor_client, EXPIRING, within="30")] == ["N0", "N30"]
    assert rows(editor_client, EXPIRING, merchant__kind="enterprise") == []


def test_a_withdrawn_or_unpublished_honour_does_not_end(editor_client, scheme):
    withdrawn, hidden = award(shop(), scheme, 10), award(shop(), scheme, 11)
    withdrawn.withdrawn_on, withdrawn.withdrawal_reason = timezone.localdate(), "歇业"
    withdrawn.save()
    hidden.unpublish()
    assert rows(editor_client, EXPIRING) == []


# --- Credit codes -----------------------------------------------------------------------------------------------


def damaged(code: str) -> list[str]:
    """Codes that are wrong in every way the field tells apart; two equal neighbours turned round are still right."""
    turned = [code[:place] + code[place + 1] + code[place] + code[place + 2 :] for place in range(17)]
    return [
        code[:-1],
        f"{code}1",
        "X" * 18,
        f"A{code[1:]}",
        f"{code[:17]}O",
        f"{code[:9]}洪{code[10:]}",
        *turned,
    ]


def is_right(code: str) -> bool:
    try:
        validate_credit_code(code)
    except ValidationError:
        return False
    return True


def test_the_database_judges_a_code_as_the_field_does(scheme):
    codes = list(Merchant.objects.values_list("credit_code", flat=True)[:20])
    codes += list(dict.fromkeys(wrong for code in codes[:10] for wrong in damaged(code)))
    wanted = {code for code in codes if not is_right(code)}
    known = set(Merchant.objects.values_list("credit_code", flat=True))
    fresh = Merchant.objects.bulk_create(
        Merchant(title="试", kind="individual", credit_code=code)
        for code in codes
        if len(code) <= 18 and code not in known
    )
    Honour.objects.bulk_create(Honour(merchant=merchant, scheme=scheme, number=str(merchant.pk)) for merchant in fresh)
    assert set(with_bad_code().values_list("credit_code", flat=True)) == {code for code in wanted if len(code) <= 18}


def test_only_merchants_with_honours_need_a_code(editor_client, scheme):
    shop("没有荣誉")
    for number, merchant in enumerate((shop("没填"), shop("抄错"))):
        award(merchant, scheme, None, str(number))
    Merchant.objects.filter(title="抄错").update(credit_code="92000000MA00000010")
    found = rows(editor_client, BAD_CODE)
    assert [(merchant.title, merchant.problem[:4], merchant.held) for merchant in found] == [
        ("没填", "没有填写", 1),
        ("抄错", "统一社会", 1),
    ]
    assert [merchant.title for merchant in rows(editor_client, BAD_CODE, problem="wrong")] == ["抄错"]
    assert [merchant.title for merchant in rows(editor_client, BAD_CODE, problem="missing")] == ["没填"]


# --- Spots ------------------------------------------------------------------------------------------------------


def test_merchants_without_a_spot(editor_client):
    shop("没有景点")
    assert [merchant.title for merchant in rows(editor_client, NO_SPOT)] == ["没有景点"]
    page = text(editor_client.get(NO_SPOT, {"kind": "enterprise"}))
    assert "按这些条件没有找到" in page


# --- Duplicates -------------------------------------------------------------------------------------------------


def alike() -> list[tuple[str, str, list[str]]]:
    pairs = duplicates()
    titles = Merchant.objects.in_bulk([key for pair in pairs for key in pair.keys])
    return [(titles[pair.keys[0]].title, titles[pair.keys[1]].title, pair.likenesses) for pair in pairs]


@pytest.mark.parametrize(
    ("one", "two"), [("Ａ１ 店", "a1店"), ("小　面", "小面"), ("㈱店", "(株)店"), (" 小面\t", "小面")]
)
def test_width_case_and_blanks_make_no_difference(one, two):
    assert fold(one) == fold(two)


def test_pairs_by_place_and_by_registered_name():
    shop("小面", address="棕榈巷 １ 号")
    shop("小 面", address="棕榈巷1号")
    shop("小面", address="棕榈巷 2 号", registered_name="渝中区小面馆")
    shop("大面", address="棕榈巷 3 号", registered_name="渝中区 小面馆")
    assert alike() == [("小面", "小 面", [Likeness.PLACE]), ("小面", "大面", [Likeness.NAME])]


def test_a_pair_alike_in_both_ways_is_listed_once():
    for _ in range(2):
        shop("小面", address="棕榈巷 1 号", registered_name="渝中区小面馆")
    assert [likenesses for *_, likenesses in alike()] == [[Likeness.PLACE, Likeness.NAME]]


def test_without_an_address_the_spot_tells_shops_apart():
    spots = list(Merchant.objects.values_list("spot", flat=True).order_by("spot").distinct()[:2])
    for spot in (*spots, spots[0]):
        shop("小面", spot_id=spot)
    assert len(alike()) == 1


def test_the_report_leads_to_the_merge_and_filters(editor_client):
    codes = [body + calc_check_digit(body) for body in ("92000000MA0000001", "92000000MA0000002")]
    for number, code in enumerate(codes):
        shop("一家", address="1 号", credit_code=code, registered_name=f"名 {number}")
    first, second = shop("另一家", address="2 号"), shop("另一家", address="2 号")
    assert reverse("honours_merge", args=[first.pk, second.pk]) in text(editor_client.get(DUPLICATE))
    for chosen, wanted in (
        ({"codes": "two"}, ["一家"]),
        ({"codes": "one"}, ["另一家"]),
        ({"likeness": "name"}, []),
        ({"likeness": "place"}, ["一家", "另一家"]),
    ):
        assert [pair.older.title for pair in rows(editor_client, DUPLICATE, **chosen)] == wanted
    assert "按这些条件没有找到" in text(editor_client.get(DUPLICATE, {"likeness": "name"}))


# --- What all have in common ------------------------------------------------------------------------------------


def fill(number: int, scheme: AwardScheme) -> None:
    """So many more rows in each report."""
    for count in range(number):
        for _ in range(2):
            award(shop(f"小面 {count}", address="棕榈巷"), scheme, 20, f"F{Honour.objects.count()}")


@pytest.mark.slow
@pytest.mark.parametrize("report", REPORTS)
def test_a_longer_list_asks_no_more(editor_client, scheme, report, django_assert_max_num_queries):
    def queries(**chosen) -> int:
        with django_assert_max_num_queries(25) as asked:
            assert rows(editor_client, REPORTS[report], **chosen)
        return len(asked)

    fill(2, scheme)
    queries()  # content types and the like
    few, few_exported = queries(), export_queries(editor_client, REPORTS[report])
    fill(60, scheme)
    assert (queries(), queries(p=2)) == (few, few)
    assert export_queries(editor_client, REPORTS[report]) == few_exported
    assert len(rows(editor_client, REPORTS[report])) == 50


def export_queries(client, report: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(report, {"export": "csv"}).getvalue()
    return len(asked)


@pytest.mark.slow
@pytest.mark.parametrize("report", REPORTS.values())
def test_the_sheet_has_every_row_and_chinese_headings(editor_client, scheme, report):
    fill(60, scheme)
    shown = editor_client.get(report).context["items_count"]
    sheet = load_workbook(io.BytesIO(editor_client.get(report, {"export": "xlsx"}).getvalue())).active
    assert sheet.max_row == shown + 1
    assert all("\u4e00" <= cell.value[0] <= "\u9fff" for cell in sheet[1])
    csv = editor_client.get(report, {"export": "csv"}).getvalue()
    assert csv.startswith(b"\xef\xbb\xbf")
    assert csv.count(b"\r\n") == shown + 1


def test_a_sheet_runs_no_formula(editor_client):
    shop("=1+1")
    line = text(editor_client.get(NO_SPOT, {"export": "csv"})).splitlines()[1]
    assert line.startswith("'=1+1,")
    sheet = load_workbook(io.BytesIO(editor_client.get(NO_SPOT, {"export": "xlsx"}).getvalue())).active
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("'=1+1", "s")


@pytest.mark.parametrize(
    "wrong", [{"p": "x"}, {"p": "9" * 99}, {"kind": "?"}, {"within": "-1"}, {"likeness": "\0"}, {"ordering": ";"}]
)
@pytest.mark.parametrize("report", REPORTS.values())
def test_wrong_filters_break_nothing(editor_client, report, wrong):
    assert editor_client.get(report, wrong).status_code == 200


@pytest.mark.parametrize("report", REPORTS.values())
def test_the_table_alone_is_there_for_filtering(editor_client, report):
    page = text(editor_client.get(f"{report}results/"))
    assert "<html" not in page


@pytest.mark.slow
def test_all_are_in_the_menu(editor_client):
    menu = text(editor_client.get("/admin/"))
    assert all(report in menu for report in REPORTS.values())


@pytest.fixture
def sign_in(client, django_user_model):
    """Sign somebody in with these rights and no others."""

    def with_rights(*names: str):
        person = django_user_model.objects.create_user("newcomer", password="x")
        group = Group.objects.create(name="录入")
        group.permissions.set(Permission.objects.filter(codename__in=["access_admin", *names]))
        person.groups.add(group)
        client.force_login(let_reach_all(person))
        return client

    return with_rights


def test_whoever_may_change_nothing_sees_no_report(sign_in):
    client = sign_in("view_merchant", "view_honour")
    assert {client.get(report).status_code for report in REPORTS.values()} == {302}
    menu = text(client.get("/admin/"))
    assert not any(report in menu for report in REPORTS.values())


def test_each_report_belongs_to_the_right_to_change_what_it_lists(sign_in):
    client = sign_in("change_merchant")
    assert [client.get(report).status_code for report in REPORTS.values()] == [302, 200, 200, 200]


def test_without_the_right_to_merge_the_report_offers_none(sign_in):
    first, second = shop(address="1 号"), shop(address="1 号")
    page = text(sign_in("change_merchant").get(DUPLICATE))
    assert first.title in page
    assert reverse("honours_merge", args=[first.pk, second.pk]) not in page


def test_nobody_signed_out_sees_anything(client):
    assert {client.get(report)["Location"][:13] for report in REPORTS.values()} == {"/admin/login/"}


def test_among_very_many_merchants_pairs_are_kept_for_minutes(db, monkeypatch):
    monkeypatch.setattr(reports, "AT_ONCE", 10)
    first, second = (shop("双生店", address="七号") for _ in range(2))
    kept = [pair.keys for pair in reports.duplicates_kept()]
    assert kept == [(first.pk, second.pk)]
    third = shop("双生店", address="七号")
    assert [pair.keys for pair in reports.duplicates_kept()] == kept
    cache.clear()
    assert [pair.keys for pair in reports.duplicates_kept()] == [*kept, (first.pk, third.pk)]


@pytest.mark.slow
def test_a_kept_pair_that_was_merged_meanwhile_is_not_shown(editor_client, monkeypatch):
    monkeypatch.setattr(reports, "AT_ONCE", 10)
    _, second = (shop("双生店", address="七号") for _ in range(2))
    assert len(rows(editor_client, DUPLICATE)) == 1
    second.delete()
    assert not rows(editor_client, DUPLICATE)
