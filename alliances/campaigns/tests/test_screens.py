"""What staff type, upload and print; what the site refuses, with its reason."""

from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.models import PageViewRestriction

from alliances.campaigns.columns import NAMES
from alliances.campaigns.models import CampaignPage, Finding
from alliances.campaigns.models.scope import points, three_clear

pytestmark = pytest.mark.django_db

GOOD = ["解放碑", "节前", "试验餐馆", "地面湿滑", "景点所在街道市场监管所党支部", "2026.9.25", "2026年9月28日", "", ""]


def sheet(*rows) -> SimpleUploadedFile:
    book = openpyxl.Workbook()
    for row in (NAMES, *rows):
        book.active.append(list(row))
    out = BytesIO()
    book.save(out)
    return SimpleUploadedFile("检查.xlsx", out.getvalue())


def upload(client, campaign, *rows) -> str:
    address = f"/admin/campaigns/{campaign.pk}/excel/"
    return client.post(address, {"file": sheet(*rows)}, follow=True).content.decode()


def typed(campaign, **changes) -> dict[str, str]:
    row = {
        "spot": campaign.scope_rows[0].spot_id, "shop": "新店", "text": "新问题", "unit": "", "found_on": "2026-09-25",
        "deadline": "2026-09-28", "revisit": "", "fixed_on": "",
    }  # fmt: skip
    fields = {f"row-0-{name}": value for name, value in (row | changes).items()}
    return {"row-TOTAL_FORMS": "2", "row-INITIAL_FORMS": "0", "row-0-id": "", "row-1-id": "", **fields}


@pytest.mark.slow
def test_a_list_from_excel_is_written_once(editor_client, campaign):
    before = Finding.objects.count()
    assert "导入 1 条" in upload(editor_client, campaign, GOOD)
    assert "1 条原来就有" in upload(editor_client, campaign, GOOD)
    assert Finding.objects.count() == before + 1
    written = Finding.objects.get(shop="试验餐馆")
    assert (written.found_on.isoformat(), written.deadline.isoformat()) == ("2026-09-25", "2026-09-28")


@pytest.mark.parametrize(
    ("place", "value", "reason"),
    [
        (0, "人民大礼堂", "不在这次治理的景点名单里"),
        (1, "年前", "要写节前、节中或节后"),
        (2, None, "没有填"),
        (3, "店主 13800138000", "手机号"),
        (4, "没有这个单位", "没有在“单位”里登记"),
        (5, "九月", "看不懂日期"),
        (6, "2026-09-01", "不能早于发现日期"),
        (8, "2026-09-01", "不能早于发现日期"),
    ],
)
def test_one_wrong_row_and_nothing_is_written(editor_client, campaign, place, value, reason):
    before = Finding.objects.count()
    wrong = [*GOOD[:place], value, *GOOD[place + 1 :]]
    text = upload(editor_client, campaign, GOOD, wrong)
    assert reason in text
    assert Finding.objects.count() == before


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"%PDF-1.4", "别的,表\n1,2\n".encode()])
def test_what_is_no_list_is_refused_with_a_reason(editor_client, campaign, content):
    address = f"/admin/campaigns/{campaign.pk}/excel/"
    response = editor_client.post(address, {"file": SimpleUploadedFile("x.csv", content)})
    assert response.status_code == 200
    assert "error-message" in response.content.decode()


def test_the_template_is_taken_as_it_is_and_its_example_left_out(editor_client, campaign):
    template = editor_client.get(f"/admin/campaigns/{campaign.pk}/excel/template.xlsx").content
    before = Finding.objects.count()
    file = SimpleUploadedFile("findings.xlsx", template)
    text = editor_client.post(f"/admin/campaigns/{campaign.pk}/excel/", {"file": file}, follow=True).content.decode()
    assert "导入 0 条" in text
    assert Finding.objects.count() == before


def test_a_row_typed_in_the_table_is_saved(editor_client, campaign):
    editor_client.post(f"/admin/campaigns/{campaign.pk}/during/", typed(campaign))
    assert Finding.objects.get(shop="新店").phase == "during"


def test_a_wrong_row_comes_back_with_its_reason(editor_client, campaign):
    address = f"/admin/campaigns/{campaign.pk}/during/"
    text = editor_client.post(address, typed(campaign, deadline="2026-09-01")).content.decode()
    assert "整改期限不能早于发现日期" in text
    text = editor_client.post(address, typed(campaign, shop="张三 13900139000")).content.decode()
    assert "手机号" in text
    assert not Finding.objects.filter(text="新问题").exists()


@pytest.mark.parametrize("name", ["found_on", "fixed_on"])
def test_a_day_that_has_not_come_is_refused(client, django_user_model, campaign, name):
    """By whom the ledger is kept; today is the last day that can be written down."""
    client.force_login(django_user_model.objects.get(username="xuncha"))
    address = f"/admin/campaigns/{campaign.pk}/after/"
    today = timezone.localdate()
    days = {"found_on": today, "deadline": today + timedelta(days=9)}
    answer = client.post(address, typed(campaign, **days | {name: today + timedelta(days=1)}))
    assert "这一天还没有到" in answer.content.decode()
    assert not Finding.objects.filter(shop="新店").exists()
    assert client.post(address, typed(campaign, **days | {name: today})).status_code == 302


def test_the_duty_list_holds_what_is_open_and_nothing_else(editor_client, campaign):
    text = editor_client.get(f"/admin/campaigns/{campaign.pk}/duty/").content.decode()
    for finding in Finding.objects.of(campaign):
        assert (finding.text in text) == (finding.fixed_on is None)


def test_points_are_the_spots_at_or_above_the_threshold(campaign):
    rows = points(campaign.scope_rows, 3)
    assert [row.complaints for row in rows] == [5, 4, 3]
    assert points(campaign.scope_rows, 6) == []


def test_three_clear_counts_what_is_settled(campaign):
    assert all(one.is_complete for one in three_clear(campaign.scope_rows))
    coming = CampaignPage.objects.in_language().get(slug="2027-chun-jie")
    assert [(one.settled, one.total) for one in three_clear(coming.scope_rows)] == [(4, 4), (3, 4), (3, 4)]
    assert not any(one.is_complete for one in three_clear([]))


@pytest.mark.parametrize("which", ["campaign", "spot", "section"])
def test_what_findings_name_is_not_deleted(editor_client, campaign, which):
    page = {"campaign": campaign, "spot": campaign.scope_rows[0].spot, "section": campaign.get_parent()}[which]
    bulk = "/admin/bulk/wagtailcore/page/delete/"
    for address in (
        f"/admin/pages/{page.pk}/delete/",
        f"{bulk}?id={page.pk}&childOf={page.get_parent().pk}&next=/admin/",
    ):
        response = editor_client.post(address, follow=True)
        assert "不能删除" in response.content.decode()
        assert type(page).objects.filter(pk=page.pk).exists()


def test_empty_days_are_filled_in_from_the_calendar(campaign):
    assert (campaign.starts_on.isoformat(), campaign.ends_on.isoformat()) == ("2026-10-01", "2026-10-07")
    assert (campaign.before_from.isoformat(), campaign.after_until.isoformat()) == ("2026-09-17", "2026-10-17")


SCREENS = ["", "duty/", "points/", "before/", "excel/", "excel/template.xlsx", "archive/"]


@pytest.mark.parametrize("screen", SCREENS)
def test_only_those_with_the_right_see_the_ledger(client, django_user_model, campaign, screen):
    address = f"/admin/campaigns/{campaign.pk}/{screen}"
    assert client.get(address).status_code == 302  # to the log-in
    from django.contrib.auth.models import Permission

    reader = django_user_model.objects.create_user("reader", password="x")
    reader.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(reader)
    response = client.get(address, follow=True)
    assert not [finding.text for finding in Finding.objects.of(campaign) if finding.text in response.content.decode()]
    assert response.request["PATH_INFO"] != address or response.status_code == 403


@pytest.mark.parametrize("screen", SCREENS)
def test_an_editor_sees_every_screen_uncached(editor_client, campaign, screen):
    response = editor_client.get(f"/admin/campaigns/{campaign.pk}/{screen}")
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


def test_unknown_campaigns_and_phases_are_404(editor_client, campaign):
    assert editor_client.get("/admin/campaigns/999999/").status_code == 404
    assert editor_client.get(f"/admin/campaigns/{campaign.pk}/spaeter/").status_code == 404


def test_a_page_behind_a_password_is_not_public(client, campaign):
    PageViewRestriction.objects.create(page=campaign, restriction_type="login")
    assert campaign.title not in client.get("/campaigns/").content.decode()
