"""From a list to published honours: every row's fate, and what is then on the site."""

from datetime import date

import pytest
from django.db.models import Count
from django.utils import timezone

from core.progress import UserFacingError
from honours.history.states import HonourState, MerchantKind
from honours.imports import commit
from honours.imports.models import ImportBatch
from honours.imports.states import BatchState, Fate
from honours.models import AwardScheme, Honour, HonourEvent, Merchant

from .lists import TRADERS, UNITS, cells, code, commit_all, exported, load, problems, reviewed, xlsx

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> Honour:
    """A plaque of the demo."""
    return Honour.objects.filter(scheme__title=UNITS).select_related("merchant__trade", "merchant__spot").first()


def row_of(honour: Honour, **changed) -> list:
    """The row that says what the site already says, but for `changed`."""
    merchant = honour.merchant
    same = {
        "number": honour.number,
        "title": merchant.title,
        "registered_name": merchant.registered_name,
        "credit_code": merchant.credit_code,
        "kind": merchant.get_kind_display(),
        "trade": merchant.trade.title,
        "spot": merchant.spot.title,
        "address": merchant.address,
        "issued_on": honour.issued_on,
    }
    return cells(**(same | changed))


def test_three_hundred_new_rows_are_published_at_once(client, user):
    batch = load(xlsx(*(cells(number) for number in range(300))))
    assert batch.counts == {"new": 300, "changed": 0, "same": 0, "faulty": 0}
    commit_all(reviewed(batch), user)
    assert (batch.state, batch.committed_by) == (BatchState.COMMITTED, user)
    roll = client.get("/honours/safe-consumption-units/")
    assert roll.context["roll"].count == 330
    merchant = Merchant.objects.get(credit_code=code(7))
    assert (merchant.kind, merchant.spot.title, merchant.live) == (MerchantKind.ENTERPRISE, "洪崖洞", True)
    assert "示例小店7" in client.get(merchant.get_absolute_url()).content.decode()
    assert merchant in list(Merchant.objects.search("示例小店7"))


def test_public_names_and_plaque_codes_are_all_different():
    commit_all(load(xlsx(*(cells(number) for number in range(20)))))
    made = Honour.objects.filter(number__startswith="试-")
    assert len({honour.code for honour in made}) == 20
    assert all(len(honour.code) == 10 and len(honour.merchant.public_id) == 8 for honour in made)


def test_an_export_taken_in_again_changes_nothing():
    batch = load(exported())
    assert batch.counts == {"new": 0, "changed": 0, "same": Honour.objects.count(), "faulty": 0}


def test_the_same_list_twice_makes_no_difference():
    data = xlsx(*(cells(number) for number in range(5)))
    commit_all(load(data))
    before = exported()
    batch = load(data)
    assert batch.count(Fate.SAME) == 5
    commit_all(batch)
    assert exported() == before


def test_a_change_shows_old_and_new_and_writes_history(held):
    batch = load(xlsx(row_of(held, title="换了招牌", withdrawn_on="2026.3.1", withdrawal_reason="停止经营")))
    assert [row.diff for row in batch.rows.all()] == [
        [["招牌名", held.merchant.title, "换了招牌"], ["撤销日期", "", "2026-03-01"], ["撤销原因", "", "停止经营"]]
    ]
    commit_all(batch)
    held.refresh_from_db()
    assert held.merchant.title == "换了招牌"
    assert held.state_on(date(2026, 2, 28)) == HonourState.VALID
    assert held.state_on(date(2026, 3, 1)) == HonourState.WITHDRAWN
    assert list(Merchant.objects.search("换了招牌")) == [held.merchant]


def test_an_empty_cell_keeps_and_the_word_clears(held):
    batch = load(xlsx(row_of(held, address="", registered_name="清空", spot="")))
    assert [row.diff for row in batch.rows.all()] == [[["登记名称", held.merchant.registered_name, ""]]]
    commit_all(batch)
    held.merchant.refresh_from_db()
    assert held.merchant.registered_name == ""
    assert held.merchant.address
    assert held.merchant.spot_id


def test_a_withdrawal_can_be_taken_back(held):
    commit_all(load(xlsx(row_of(held, withdrawn_on="2026-03-01", withdrawal_reason="误报"))))
    commit_all(load(xlsx(row_of(held, withdrawn_on="清空", withdrawal_reason="清空"))))
    assert Honour.objects.get(pk=held.pk).state == HonourState.VALID


def test_a_merchant_is_found_by_its_code_whatever_its_name(held):
    before = Merchant.objects.count()
    commit_all(load(xlsx(row_of(held, number="新编号", title="另一个名字"))))
    assert Merchant.objects.count() == before
    assert Honour.objects.get(number="新编号").merchant_id == held.merchant_id


def test_without_a_code_a_merchant_is_found_by_name_and_place(held):
    Merchant.objects.filter(pk=held.merchant_id).update(credit_code=None)
    commit_all(load(xlsx(row_of(held, number="新编号", credit_code=""))))
    assert Honour.objects.get(number="新编号").merchant_id == held.merchant_id


def test_a_code_is_filled_in_where_there_was_none(held):
    Merchant.objects.filter(pk=held.merchant_id).update(credit_code=None)
    batch = commit_all(load(xlsx(row_of(held, credit_code=code(1)))))
    assert [row.diff for row in batch.rows.all()] == [[["统一社会信用代码", "", code(1)]]]


def test_a_plaque_never_moves_to_another_merchant(held):
    batch = load(xlsx(row_of(held, credit_code=code(1))))
    assert problems(batch)[0][0] == "牌匾编号"
    assert held.merchant.title in problems(batch)[0][1]


def test_one_merchant_may_hold_two_plaques_of_one_list():
    same = {"title": "双牌店", "credit_code": code(1), "kind": "个体工商户", "address": "示例路 1 号"}
    batch = commit_all(load(xlsx(cells(1, **same), cells(2, scheme=TRADERS, **same))))
    assert batch.count(Fate.NEW) == 2
    assert Merchant.objects.get(credit_code=code(1)).honours.count() == 2


@pytest.mark.slow
@pytest.mark.parametrize("apart", [1, 1100], ids=["same chunk", "another chunk"])
def test_rows_that_contradict_each_other_are_refused_by_line(apart):
    rows = [cells(number) for number in range(apart)]
    rows.append(cells(5000, credit_code=code(0), title="同码异名", address="别处"))
    rows.append(cells(5001, number="试-000", credit_code=code(9001)))
    rows.append(cells(5002, title="示例小店0", credit_code=code(0), address="示例路 0 号"))
    batch = load(xlsx(*rows))
    told = [reason for _, reason in problems(batch)]
    assert "第 2 行已有同一家商户" in told[0]
    assert "与第 2 行的荣誉项目、牌匾编号重复" in told[1]
    assert batch.faulty == 3
    commit_all(batch)
    assert Merchant.objects.filter(credit_code=code(0)).count() == 1


@pytest.mark.parametrize("apart", [1, 1100], ids=["same chunk", "another chunk"])
def test_two_names_for_one_code_are_refused_by_line(apart):
    rows = [cells(number) for number in range(apart)]
    rows.append(cells(5000, credit_code=code(0), address="示例路 0 号", title="同码异名", issued_on="2025-03-15"))
    batch = load(xlsx(*rows))
    assert problems(batch) == [["招牌名", "与第 2 行是同一家商户，这一格却不同（那一行是“示例小店0”），请改成一致。"]]


def test_a_new_merchant_needs_a_code_or_a_place():
    batch = load(xlsx(cells(credit_code="", address="")))
    assert "才分得清是哪一家" in problems(batch)[0][1]
    assert load(xlsx(cells(credit_code=""))).count(Fate.NEW) == 1


def test_the_kind_follows_from_the_code_when_it_is_not_given():
    commit_all(load(xlsx(cells(1, kind=""), cells(2, kind="", credit_code=code(2, "92000000")))))
    kinds = Merchant.objects.filter(title__startswith="示例小店").order_by("title").values_list("kind", flat=True)
    assert list(kinds) == [MerchantKind.ENTERPRISE, MerchantKind.INDIVIDUAL]


FAULTS = [
    ({"scheme": "没有的荣誉"}, "荣誉项目", "没有“没有的荣誉”"),
    ({"scheme": "放心消费创建示范单"}, "荣誉项目", "是不是“放心消费创建示范单位”"),
    ({"scheme": ""}, "荣誉项目", "每行都要填"),
    ({"number": ""}, "牌匾编号", "空着"),
    ({"title": ""}, "招牌名", "不能空着"),
    ({"title": "店" * 81}, "招牌名", "最多 80 个字，现有 81 个"),
    ({"spot": "洪崖同"}, "所在景点", "是不是“洪崖洞”"),
    ({"trade": "炼丹"}, "行业", "没有“炼丹”这个行业"),
    ({"kind": "", "credit_code": ""}, "类型", "请填企业或个体工商户"),
    ({"kind": "公益"}, "类型", "可以填：企业、个体工商户"),
    ({"valid_to": "2025-01-01"}, "有效期至", "不能早于授予日期"),
    ({"withdrawn_on": "2026-04-01"}, "撤销日期", "写明原因"),
    ({"scheme": TRADERS}, "类型", "只授予个体工商户"),
    ({"issued_on": "2026-13-01"}, "授予日期", "没有“2026-13-01”这一天"),
]


@pytest.mark.parametrize(("changed", "column", "told"), FAULTS, ids=[str(fault[0]) for fault in FAULTS])
def test_a_fault_names_its_column_and_a_remedy(changed, column, told):
    batch = load(xlsx(cells(1), cells(2, **changed)))
    assert [name for name, _ in problems(batch)] == [column]
    assert told in problems(batch)[0][1]
    assert (batch.rows.get(fate=Fate.FAULTY).line, batch.count(Fate.NEW)) == (3, 1)


def test_the_rows_with_faults_are_left_out_and_the_rest_is_written():
    commit_all(load(xlsx(cells(1), cells(2, spot="没有"), cells(3))))
    assert Honour.objects.filter(number__startswith="试-").count() == 2


@pytest.fixture
def noticed() -> AwardScheme:
    return AwardScheme.objects.create(title="公示项目", issuer="某局", notice_working_days=5, validity_months=24)


def test_the_rules_of_the_scheme_fill_in_the_days(noticed):
    data = xlsx(cells(scheme=noticed.title, notice_on="2026-11-23", issued_on="2026-12-01"))
    commit_all(load(data))
    honour = Honour.objects.get(scheme=noticed)
    assert (honour.notice_until, honour.valid_to) == (date(2026, 11, 27), date(2028, 11, 30))
    assert load(data).count(Fate.SAME) == 1


def test_a_moved_notice_is_counted_anew_and_shown(noticed):
    commit_all(load(xlsx(cells(scheme=noticed.title, notice_on="2026-11-23", issued_on=""))))
    batch = load(xlsx(cells(scheme=noticed.title, notice_on="2026-11-24", issued_on="2026-12-01")))
    assert batch.rows.get().diff == [
        ["公示开始", "2026-11-23", "2026-11-24"],
        ["授予日期", "", "2026-12-01"],
        ["有效期至", "", "2028-11-30"],
    ]
    commit_all(batch)
    assert Honour.objects.get(scheme=noticed).notice_until == date(2026, 11, 30)


def test_an_award_before_the_end_of_its_notice_is_refused(noticed):
    batch = load(xlsx(cells(scheme=noticed.title, notice_on="2026-11-23", issued_on="2026-11-25")))
    assert problems(batch) == [["授予日期", "公示到 2026-11-27 才结束，授予日期要在那之后。"]]


def test_a_draft_in_the_editor_is_not_run_over(held):
    held.withdrawn_on, held.withdrawal_reason = timezone.localdate(), "待定"
    held.save_revision()
    batch = load(xlsx(row_of(held, valid_to="2030-01-01")))
    assert "还没发布的修改" in problems(batch)[0][1]


@pytest.mark.parametrize("part", ["honour", "merchant"])
def test_what_is_not_published_is_not_published_by_the_way(held, part):
    {"honour": held, "merchant": held.merchant}[part].unpublish()
    assert "还没有发布或已经下线" in problems(load(xlsx(row_of(held))))[0][1]


def test_the_editor_opens_what_the_import_wrote(held):
    held.merchant.save_revision().publish()
    commit_all(load(xlsx(row_of(held, title="换了招牌"))))
    merchant = Merchant.objects.get(pk=held.merchant_id)
    assert merchant.get_latest_revision_as_object().title == "换了招牌"
    assert merchant.revisions.count() == 2


def test_a_preview_that_is_out_of_date_writes_nothing(held):
    batch = load(xlsx(cells(1), row_of(held, title="名单里的名字")))
    Merchant.objects.filter(pk=held.merchant_id).update(title="别人刚改的名字")
    with pytest.raises(UserFacingError, match="有了变动"):
        commit_all(batch)
    assert not Honour.objects.filter(number="试-001").exists()
    assert ImportBatch.objects.get(pk=batch.pk).state == BatchState.PENDING


def test_a_batch_is_imported_once():
    batch = commit_all(load(xlsx(cells())))
    with pytest.raises(UserFacingError, match="已导入"):
        commit_all(batch)


@pytest.mark.slow
def test_whoever_leaves_half_way_leaves_nothing_behind():
    batch = load(xlsx(*(cells(number) for number in range(1500))))
    work = commit.commit(batch, None)
    assert [next(work).done, next(work).done] == [0, 1000]
    work.close()
    assert not Honour.objects.filter(number__startswith="试-").exists()
    assert ImportBatch.objects.get(pk=batch.pk).state == BatchState.PENDING


def test_the_number_of_queries_does_not_grow_with_the_rows(django_assert_max_num_queries):
    with django_assert_max_num_queries(30):
        small = load(xlsx(*(cells(number) for number in range(40))))
    with django_assert_max_num_queries(30 + 40):  # a statement holds some hundred values on SQLite
        large = load(xlsx(*(cells(number) for number in range(900))))
    with django_assert_max_num_queries(40):
        commit_all(small)
    assert large.count(Fate.NEW) == 900


def test_every_new_honour_has_exactly_one_award():
    commit_all(load(xlsx(*(cells(number) for number in range(30)))))
    events = HonourEvent.objects.filter(honour__number__startswith="试-").values("honour").annotate(many=Count("pk"))
    assert [event["many"] for event in events] == [1] * 30
