"""公示, 授予, 续期 and 撤销 by their short forms: a draft, then handed in; readers see nothing of it before."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from editing.reviews.views.screen import kind_of
from honours.models import Honour
from tests.reviewing import hand_in, person

pytestmark = pytest.mark.django_db
REASON = "抽查不合格，逾期未整改"


@pytest.fixture
def author(django_user_model):
    made = django_user_model.objects.create_user("writes", password="x")
    made.groups.add(Group.objects.get(name="撰稿"))
    client = Client()
    client.force_login(made)
    return client


@pytest.fixture
def valid():
    return Honour.objects.public().filter(issued_on__isnull=False, withdrawn_on=None).first()


def address(honour, slug):
    return reverse("honours_step", args=[honour.pk, slug])


def submit_of(answer):
    assert answer.status_code == 302
    assert "/admin/reviews/submit/" in answer["Location"]
    return answer["Location"]


def test_a_withdrawal_is_a_draft_that_the_next_press_hands_in(author, valid):
    today = timezone.localdate()
    form = {"withdrawn_on": today.isoformat(), "withdrawal_kind": "withdrawn", "withdrawal_reason": REASON}
    submit = submit_of(author.post(address(valid, "withdraw"), form))
    assert Honour.objects.get(pk=valid.pk).withdrawn_on is None
    assert REASON in author.get(submit).content.decode()
    author.post(submit)
    fresh = Honour.objects.get(pk=valid.pk)
    assert fresh.workflow_in_progress
    assert fresh.get_latest_revision_as_object().withdrawn_on == today


@pytest.mark.parametrize(
    ("slug", "form", "told"),
    [
        ("withdraw", {"withdrawn_on": "2026-05-01", "withdrawal_kind": "withdrawn"}, "请填“撤销原因”"),
        ("withdraw", {"withdrawal_reason": REASON, "withdrawal_kind": "withdrawn"}, "请填“撤销日期”"),
        ("renew", {"valid_to": ""}, "请填“有效期至”"),
        ("renew", {"valid_to": "1990-01-01"}, "有效期不能早于授予日期"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(author, valid, slug, form, told):
    before = valid.latest_revision_id
    answer = author.post(address(valid, slug), form)
    assert answer.status_code == 400
    assert told in answer.content.decode()
    assert Honour.objects.get(pk=valid.pk).latest_revision_id == before


def errors_by_field(answer):
    """What the page says at each field, and above them."""
    text = answer.content.decode()
    at = {}
    for part in text.split('data-contentpath="')[1:]:
        name, _, rest = part.partition('"')
        found = re.search(r'class="error-message">\s*(.*?)\s*</p>', rest.partition("w-field__help")[0], re.S)
        at[name] = found[1] if found else ""
    return at, re.findall(r'help-critical" role="alert">(.*?)</p>', text)


@pytest.mark.parametrize(
    ("slug", "form", "name", "told"),
    [
        ("renew", {"valid_to": "1990-01-01"}, "valid_to", "有效期不能早于授予日期。"),
        ("renew", {"valid_to": ""}, "valid_to", "请填“有效期至”。"),
        ("renew", {"valid_to": "下个月"}, "valid_to", "输入一个有效的日期。"),
        ("withdraw", {"withdrawn_on": "2026-05-01", "withdrawal_kind": "x"}, "withdrawal_reason", "请填“撤销原因”。"),
    ],
)
def test_each_error_stands_at_its_field_alone(author, valid, slug, form, name, told):
    at, above = errors_by_field(author.post(address(valid, slug), form))
    assert at[name] == told
    assert not above


def test_what_the_notice_rule_says_stands_at_the_day_of_the_award(author, valid):
    scheme = valid.scheme
    scheme.notice_working_days = 5
    scheme.save()
    began = timezone.localdate() - timedelta(days=30)
    new = Honour.objects.create(
        merchant=valid.merchant,
        scheme=scheme,
        number="步-2",
        notice_on=began,
        notice_until=began + timedelta(9),
        live=False,
    )
    new.save_revision()
    at, above = errors_by_field(author.post(address(new, "award"), {"issued_on": began.isoformat()}))
    assert "授予日期要在那之后" in at["issued_on"]
    assert not above


def test_a_renewal_changes_the_end_alone(author, valid):
    later = timezone.localdate() + timedelta(days=3650)
    submit_of(author.post(address(valid, "renew"), {"valid_to": later.isoformat()}))
    draft = Honour.objects.get(pk=valid.pk).get_latest_revision_as_object()
    assert (draft.valid_to, draft.number, draft.issued_on) == (later, valid.number, valid.issued_on)


def test_a_new_honour_goes_on_notice_first_and_is_awarded_afterwards(author, valid):
    scheme = valid.scheme
    scheme.notice_working_days = 5
    scheme.save()
    new = Honour.objects.create(merchant=valid.merchant, scheme=scheme, number="步-1", live=False)
    new.save_revision()
    assert author.get(address(new, "award")).status_code == 302
    began = timezone.localdate() - timedelta(days=30)
    submit_of(author.post(address(new, "notice"), {"notice_on": began.isoformat()}))
    draft = Honour.objects.get(pk=new.pk).get_latest_revision_as_object()
    assert draft.notice_until > began
    submit_of(author.post(address(new, "award"), {"issued_on": timezone.localdate().isoformat()}))


def test_the_row_offers_what_fits_and_a_review_stops_it(author, valid):
    listed = reverse(Honour.snippet_viewset.get_url_name("list")) + f"?q={valid.number}"
    page = author.get(listed).content.decode()
    assert address(valid, "renew") in page
    assert address(valid, "withdraw") in page
    assert address(valid, "award") not in page
    valid.save_revision(user=person("author"))
    hand_in(valid)
    answer = author.post(address(valid, "renew"), {"valid_to": "2030-01-01"}, follow=True)
    assert "现在不能续期" in answer.content.decode()


def test_whoever_may_only_look_takes_no_step(valid, django_user_model):
    looks = django_user_model.objects.create_user("looks", password="x")
    looks.groups.add(Group.objects.get(name="街道所"))
    client = Client()
    client.force_login(looks)
    assert client.post(address(valid, "renew"), {"valid_to": "2030-01-01"}).status_code in (302, 403)
    assert Honour.objects.get(pk=valid.pk).latest_revision_id == valid.latest_revision_id


def test_an_unknown_step_is_not_there(author, valid):
    assert author.get(address(valid, "praise")).status_code == 404


def test_whoever_reviews_a_withdrawal_reads_which_shop_and_why(author, valid, django_user_model):
    form = {
        "withdrawn_on": timezone.localdate().isoformat(),
        "withdrawal_kind": "withdrawn",
        "withdrawal_reason": REASON,
    }
    author.post(submit_of(author.post(address(valid, "withdraw"), form)))
    reviews = django_user_model.objects.create_user("reviews", password="x")
    reviews.groups.add(Group.objects.get(name="初审"))
    reviewer = Client()
    reviewer.force_login(reviews)
    state = Honour.objects.get(pk=valid.pk).current_workflow_task_state
    for where in (
        reverse("reviews:waiting"),
        reverse("reviews:decide", args=[state.pk]),
        reverse("reviews:slip", args=[kind_of(valid), valid.pk]),
    ):
        read = reviewer.get(where).content.decode()
        for words in (valid.merchant.title, valid.number, REASON):
            assert words in read, (where, words)
