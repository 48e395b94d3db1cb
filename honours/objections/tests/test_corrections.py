"""Corrections: anybody says what is wrong, the desk answers by number, and the page tells what was set right."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from accounts import roles
from core import spam
from honours.models import FormerMerchant, Merchant
from honours.objections.forms import CorrectionForm
from honours.objections.models import Correction
from honours.objections.states import CorrectionState
from lessons.models import LessonPage
from news.models import NewsPage
from spots.models import ScenicSpotPage
from tests.pairs import PairedClient, waiting_request

pytestmark = pytest.mark.django_db

LINE = "营业时间原写 22:00 关门，改为 21:00。"
ASK = "这里写错了"


@pytest.fixture
def letter(merchant) -> Correction:
    """A letter about a shop whose record was published before it came."""
    Merchant.objects.filter(pk=merchant.pk).update(last_published_at=timezone.now() - timedelta(days=2))
    merchant.refresh_from_db()
    return Correction.objects.create(
        merchant=merchant,
        subject="某店",
        what="hours",
        right_value="21:00 关门",
        source="到店看到",
        contact="a@b.example",
    )


@pytest.fixture
def officer(django_user_model):
    """An account that has the role of letters and nothing else."""
    account = django_user_model.objects.create_user("letters-desk")
    account.groups.add(Group.objects.get(name=roles.LETTERS))
    return account


@pytest.fixture
def desk(officer) -> PairedClient:
    """The officer at work, with a colleague beside who confirms."""
    paired = PairedClient()
    paired.force_login(officer)
    return paired


@pytest.fixture
def alone(officer) -> Client:
    """The officer at work alone."""
    client = Client()
    client.force_login(officer)
    return client


def text(response) -> str:
    return response.content.decode()


def form_of(merchant: Merchant) -> str:
    return f"/hearings/correction/credit/{merchant.public_id}"


def edit_of(letter: Correction) -> str:
    return reverse("corrections:edit", args=[letter.pk])


def answer(state: CorrectionState, **others: str) -> dict[str, str]:
    return {"state": state, "post": "", "reason": "", "line": "", **others}


def days(number: int):
    return timezone.localdate() + timedelta(days=number)


def test_from_the_link_to_the_line_on_the_page(client, desk, merchant, correcting):
    Merchant.objects.filter(pk=merchant.pk).update(last_published_at=timezone.now() - timedelta(days=2))
    shop = merchant.get_absolute_url()
    page = text(client.get(shop))
    assert f'href="{form_of(merchant)}"' in page
    assert ASK in page
    form = text(client.get(form_of(merchant)))
    assert merchant.title in form
    assert "15 个工作日" in form

    standing = client.post(form_of(merchant), correcting)["Location"]
    letter = Correction.objects.get()
    assert standing == f"/hearings/case/{letter.number}"
    assert (letter.merchant, letter.subject, letter.contact) == (merchant, merchant.title, correcting["contact"])
    assert "已收到" in text(client.get(standing))
    assert edit_of(letter) in text(desk.get("/admin/"))
    screen = text(desk.get(edit_of(letter)))
    assert correcting["right_value"] in screen
    assert reverse("wagtailsnippets_honours_merchant:edit", args=[merchant.pk]) in screen

    assert desk.post(edit_of(letter), answer(CorrectionState.ACCEPTED)).status_code == 302
    assert "正在改" in text(client.get(standing))
    refused = desk.post(edit_of(letter), answer(CorrectionState.ACCEPTED, line=LINE))
    assert "还没有重新发布过" in text(refused)
    assert LINE not in text(client.get(shop))

    merchant.refresh_from_db()
    merchant.save_revision().publish()
    assert desk.post(edit_of(letter), answer(CorrectionState.ACCEPTED, line=LINE)).status_code == 302
    page = text(client.get(shop))
    assert LINE in page
    today = timezone.localdate()
    assert f"{today:%Y}年{today.month}月{today.day}日" in page.partition(LINE)[0][-200:]
    assert LINE in text(client.get(standing))
    assert not Correction.objects.unsettled().exists()


def test_no_line_is_put_up_or_taken_down_by_one_pair_of_hands(client, alone, desk, letter):
    shop = letter.merchant.get_absolute_url()
    letter.merchant.save_revision().publish()
    pressed = alone.post(edit_of(letter), answer(CorrectionState.ACCEPTED, line=LINE))
    assert waiting_request(pressed) is not None
    assert LINE not in text(client.get(shop))
    desk.post(edit_of(letter), answer(CorrectionState.ACCEPTED, line=LINE))
    assert LINE in text(client.get(shop))
    pressed = alone.post(edit_of(letter), answer(CorrectionState.ACCEPTED))
    assert waiting_request(pressed) is not None
    assert LINE in text(client.get(shop))


def test_a_line_is_withdrawn_and_the_letter_is_open_again(client, desk, letter):
    letter.merchant.save_revision().publish()
    desk.post(edit_of(letter), answer(CorrectionState.ACCEPTED, line=LINE))
    desk.post(edit_of(letter), answer(CorrectionState.ACCEPTED))
    letter.refresh_from_db()
    assert (letter.line, letter.closed_on) == ("", None)
    assert LINE not in text(client.get(letter.merchant.get_absolute_url()))


def test_who_is_refused_reads_why_and_the_page_stays(client, alone, letter):
    assert "要写理由" in text(alone.post(edit_of(letter), answer(CorrectionState.REFUSED)))
    sent = answer(CorrectionState.REFUSED, reason="到店核对，门口写的是 22:00。")
    assert alone.post(edit_of(letter), sent)["Location"] == reverse("corrections:index")
    assert "门口写的是 22:00" in text(client.get(f"/hearings/case/{letter.number}"))
    assert "门口写的是 22:00" not in text(client.get(letter.merchant.get_absolute_url()))


@pytest.mark.parametrize("kind", [ScenicSpotPage, LessonPage])
def test_of_a_page_every_language_asks_and_tells(client, correcting, kind):
    page = kind.objects.in_language().listed().first()
    form = f"/hearings/correction/page/{page.pk}"
    for start, words in (("", ASK), ("/zh-hant", "這裡寫錯了"), ("/en", "Something wrong here?")):
        shown = text(client.get(start + page.url))
        assert f'href="{start}{form}"' in shown
        assert words in shown
        assert client.get(start + form).status_code == 200
    assert client.post(f"/en{form}", correcting).status_code == 302
    letter = Correction.objects.get()
    assert (letter.page_id, letter.subject) == (page.pk, page.title)
    assert letter.edit_address == reverse("wagtailadmin_pages:edit", args=[page.pk])
    Correction.objects.update(state=CorrectionState.ACCEPTED, line="票价改正。", closed_on=days(0))
    for start, words in (("", "更正"), ("/zh-hant", "更正"), ("/en", "Correction")):
        shown = text(client.get(start + page.url))
        assert f"<b>{words}</b>" in shown
        assert "改正。" in shown


def test_what_is_not_public_has_no_form_and_is_told_like_what_is_not_there(client, merchant):
    spot, lesson = ScenicSpotPage.objects.in_language().first(), LessonPage.objects.in_language().first()
    PageViewRestriction.objects.create(page=spot, restriction_type=PageViewRestriction.LOGIN)
    lesson.unpublish()
    Merchant.objects.filter(pk=merchant.pk).update(live=False)
    copy = ScenicSpotPage.objects.in_language("en").exclude(translation_key=spot.translation_key).first()
    keys = [spot.pk, lesson.pk, copy.pk, NewsPage.objects.in_language().listed().first().pk, 10**9]
    for address in (form_of(merchant), *(f"/hearings/correction/page/{key}" for key in keys)):
        for answered in (client.get(address), client.post(address, {})):
            assert answered.status_code == 404, address


def test_a_page_that_was_closed_is_named_no_more_by_its_letters_number(client):
    spot = ScenicSpotPage.objects.in_language().first()
    letter = Correction.objects.create(page=spot, subject=spot.title, what="hours", right_value="甲", source="乙")
    assert spot.url in text(client.get(f"/hearings/case/{letter.number}"))
    PageViewRestriction.objects.create(page=spot, restriction_type=PageViewRestriction.LOGIN)
    assert spot.title not in text(client.get(f"/hearings/case/{letter.number}"))


def test_a_merged_shops_form_leads_to_the_one_that_answers_for_it(client, merchant):
    FormerMerchant.objects.create(public_id="aaaabbbb", merchant=merchant, values={})
    moved = client.get("/hearings/correction/credit/aaaabbbb")
    assert (moved.status_code, moved["Location"]) == (301, form_of(merchant))


@pytest.mark.parametrize("public_id", ["aaaaaaaa", "%00", "x'--", "牌", "a" * 3000])
def test_an_unknown_shop_is_a_404(client, public_id):
    assert client.get(f"/hearings/correction/credit/{public_id}").status_code == 404


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ({"what": ""}, "请选一下哪里不对"),
        ({"what": "weather"}, "请在列出的几项里选一项"),
        ({"right_value": " "}, "请写下应该是什么"),
        ({"right_value": "字" * 301}, "300"),
        ({"right_value": "电话是 138 0013 8000"}, "手机号"),
        ({"source": ""}, "没有来源没法核对"),
        ({"source": "身份证 500103199003074213"}, "身份证号"),
        ({"contact": "x" * 121}, "120"),
        ({"consent": ""}, "请勾选同意"),
        ({"website": "https://x.example"}, "自动填"),
        ({"opened": "made:up"}, "打开太久"),
    ],
)
def test_a_faulty_letter_comes_back_with_what_was_written(client, merchant, correcting, fault, words):
    answered = client.post(form_of(merchant), correcting | fault)
    assert answered.status_code == 400
    assert words in text(answered)
    kept = "source" if "source" not in fault else "right_value"
    assert correcting[kept] in text(answered)
    assert not Correction.objects.exists()


def test_a_machine_is_too_quick(client, merchant, correcting, stamped):
    answered = client.post(form_of(merchant), correcting | {"opened": stamped(0, CorrectionForm)})
    assert "太快" in text(answered)
    assert not Correction.objects.exists()


def test_nobody_needs_to_leave_a_contact(client, merchant, correcting):
    assert client.post(form_of(merchant), correcting | {"contact": "", "consent": ""}).status_code == 302
    assert Correction.objects.get().contact == ""


def test_a_second_click_is_the_same_letter(client, merchant, correcting):
    first, second = (client.post(form_of(merchant), correcting)["Location"] for _ in range(2))
    assert first == second
    assert Correction.objects.count() == 1


def test_one_network_cannot_flood_the_staff(client, merchant, correcting, still_limits):
    sent = [
        client.post(form_of(merchant), correcting | {"source": f"第{each}次看到"}).status_code
        for each in range(spam.MOST_AN_HOUR + 1)
    ]
    assert sent == [302] * spam.MOST_AN_HOUR + [429]
    assert Correction.objects.count() == spam.MOST_AN_HOUR


def test_the_form_sets_no_cookie_and_is_neither_kept_nor_indexed(client, merchant):
    answered = client.get(form_of(merchant))
    assert not answered.cookies
    assert "no-store" in answered["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in text(answered)


def test_what_was_written_is_public_nowhere(client, merchant, correcting):
    said = {"right_value": "奇异标记甲", "source": "奇异标记乙", "contact": "jia@example.org"}
    standing = client.post(form_of(merchant), correcting | said)["Location"]
    Correction.objects.update(state=CorrectionState.ACCEPTED, line=LINE, closed_on=days(0))
    for address in (
        merchant.get_absolute_url(),
        form_of(merchant),
        standing,
        "/search/?q=奇异标记",
        "/credit/?q=奇异标记",
    ):
        shown = text(Client().get(address))
        assert not [word for word in said.values() if word in shown], address


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"state": CorrectionState.REFUSED, "reason": " "}, "reason"),
        ({"state": CorrectionState.REFUSED, "reason": "字" * 301}, "reason"),
        ({"state": CorrectionState.NEW, "line": LINE}, "state"),
        ({"state": CorrectionState.ACCEPTED, "line": "请打 13800138000"}, "line"),
        ({"state": CorrectionState.ACCEPTED, "line": LINE, "merchant": None}, "line"),
    ],
)
def test_a_letter_ends_only_with_clean_words(letter, values, field):
    for name, value in values.items():
        setattr(letter, name, value)
    with pytest.raises(ValidationError) as caught:
        letter.full_clean()
    assert field in caught.value.message_dict


@pytest.mark.parametrize("wrong", [{"state": CorrectionState.REFUSED}, {"line": LINE}, {"closed_on": days(0)}])
def test_the_database_refuses_a_letter_that_ends_without_words(letter, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.update(**wrong)


def test_the_letter_outlives_the_shop(client, letter):
    letter.merchant = Merchant.objects.create(title="新来的店", kind="individual")
    letter.save()
    letter.merchant.delete()
    letter.refresh_from_db()
    assert letter.edit_address == ""
    assert client.get(f"/hearings/case/{letter.number}").status_code == 200


def test_contact_and_words_are_forgotten_in_time_and_the_line_stays(letter):
    def ended(days_ago: int) -> Correction:
        Correction.objects.update(state=CorrectionState.ACCEPTED, line=LINE, closed_on=days(-days_ago))
        call_command("purge_objections")
        letter.refresh_from_db()
        return letter

    assert ended(30).contact == "a@b.example"
    assert (ended(31).contact, letter.right_value) == ("", "21:00 关门")
    assert ended(180).source == "到店看到"
    assert (ended(181).right_value, letter.source, letter.line) == ("", "", LINE)


def test_a_late_letter_is_told_by_the_inspection(letter):
    from honours.objections.site_checks import late_corrections

    assert not list(late_corrections(days(0)))
    (finding,) = late_corrections(letter.due_on + timedelta(days=1))
    assert letter.grouped_number in finding.where
