"""The calendar of what comes and goes: who sees what, where it leads, and how the month is chosen."""

import re
from datetime import date, datetime, timedelta
from html import unescape

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import roles
from accounts.models import User
from core.agenda import SOURCES, AgendaSource, register_source
from editing.agenda.collecting import SHOWN, collect, kinds
from home.models import StandardPage
from honours.models import Honour
from honours.objections.models import Objection
from services.activities.models import Activity, ActivityMonth

pytestmark = pytest.mark.django_db
PATH = reverse("agenda:month")
WORDS = "摊位不对"


def somebody(role: str) -> User:
    user, _ = User.objects.get_or_create(username=f"agenda-{role}")
    user.groups.add(Group.objects.get(name=role))
    return User.objects.get(pk=user.pk)  # without the rights it had before


def signed_in(role: str) -> Client:
    client = Client()
    client.force_login(somebody(role))
    return client


def lines_of(html: str) -> list[str]:
    """The addresses the calendar leads to."""
    grid = re.search(r'<table class="[^"]*agenda-(?:grid|list).*?</table>', html, re.DOTALL)
    return [unescape(one) for one in re.findall(r'<a href="([^"]+)"', grid[0])] if grid else []


@pytest.fixture
def case():
    today = timezone.localdate()
    honour = Honour.objects.public().first()
    return Objection.objects.create(honour=honour, subject=WORDS, what=WORDS, grounds="…", due_on=today)


@pytest.fixture
def month():
    """A month without anything of the demo, six activities on its tenth."""
    month = ActivityMonth.objects.create(first_day=date(2031, 3, 1))
    for number in range(SHOWN + 1):
        Activity.objects.create(month=month, held_on=date(2031, 3, 10), title=f"写春联 {number}")
    return month


def test_each_sees_only_what_is_theirs(case, month):
    now = f"{PATH}?month={timezone.localdate():%Y-%m}"
    case_address, table = reverse("objections:edit", args=[case.pk]), reverse("activity_months:edit", args=[month.pk])
    letters, organiser = signed_in(roles.LETTERS), signed_in(roles.ORGANISER)
    assert case_address in lines_of(letters.get(now).content.decode())
    assert case_address not in lines_of(organiser.get(now).content.decode())
    assert table in lines_of(organiser.get(f"{PATH}?month=2031-03").content.decode())
    assert table not in lines_of(letters.get(f"{PATH}?month=2031-03").content.decode())


def test_a_case_is_told_by_its_number_alone(case):
    html = signed_in(roles.LETTERS).get(PATH).content.decode()
    assert case.grouped_number in html
    assert WORDS not in html


def test_nothing_one_and_one_more_than_a_square_shows(month):
    organiser = signed_in(roles.ORGANISER)
    assert "这个月没有你看得到的日程" in organiser.get(f"{PATH}?month=2031-04").content.decode()
    grid = organiser.get(f"{PATH}?month=2031-03").content.decode()
    assert "还有 1 项" in grid
    assert len(lines_of(grid)) == SHOWN + 1
    listed = organiser.get(f"{PATH}?month=2031-03&view=list").content.decode()
    assert len(lines_of(listed)) == SHOWN + 1
    assert 'id="d2031-03-10"' in listed
    month.activities.exclude(pk=month.activities.first().pk).delete()
    assert len(lines_of(organiser.get(f"{PATH}?month=2031-03").content.decode())) == 1


def test_one_kind_alone(month):
    organiser = signed_in(roles.ORGANISER)
    assert lines_of(organiser.get(f"{PATH}?month=2031-03&kind=activities").content.decode())
    assert not lines_of(organiser.get(f"{PATH}?month=2031-03&kind=talks").content.decode())


@pytest.mark.parametrize(
    "query", ["month=2026-13", "month=9999-12", "month=%00", "kind=zzz", "view=zzz", "month=2000-01"]
)
def test_what_is_not_understood_is_left_out(query):
    assert signed_in(roles.AUTHOR).get(f"{PATH}?{query}").status_code == 200


def test_a_publication_at_its_time_and_an_expiry(home, month):
    publisher = somebody(roles.PUBLISHER)
    moment = timezone.make_aware(datetime(2031, 3, 5, 9, 30))
    page = home.add_child(instance=StandardPage(title="清明公告", slug="notice-of-march", live=False))
    page.go_live_at = moment
    page.save_revision().publish()
    ending = home.add_child(instance=StandardPage(title="旧公告", slug="old-notice", expire_at=moment))
    html = signed_in(roles.PUBLISHER).get(f"{PATH}?month=2031-03").content.decode()
    assert lines_of(html) == [reverse("wagtailadmin_pages:edit", args=[one.pk]) for one in (page, ending)]
    assert "09:30 定时发布" in re.sub(r"\s+", " ", html)
    assert not list(collect(somebody(roles.LETTERS), moment.date(), moment.date()))
    assert [one.entry.title for one in collect(publisher, moment.date(), moment.date(), "expiry")] == ["旧公告"]


def test_honours_that_end_together_are_one_line_that_lists_them():
    held = Honour.objects.public().filter(issued_on__isnull=False, withdrawn_on__isnull=True)
    scheme = held.first().scheme
    some = list(held.filter(scheme=scheme)[:3])
    Honour.objects.filter(pk__in=[one.pk for one in some]).update(valid_to="2041-03-31")
    author = signed_in(roles.AUTHOR)
    [address] = lines_of(author.get(f"{PATH}?month=2041-03&kind=honours").content.decode())
    listed = author.get(address).content.decode()
    assert all(one.number in listed for one in some)
    assert held.filter(scheme=scheme).exclude(pk__in=[one.pk for one in some]).first().number not in listed
    Honour.objects.filter(pk=some[0].pk).update(valid_to="2041-03-30")
    edit = reverse(Honour.snippet_viewset.get_url_name("edit"), args=[some[0].pk])
    assert edit in lines_of(author.get(f"{PATH}?month=2041-03&kind=honours").content.decode())


def test_a_street_office_sees_its_own_shops():
    street = somebody(roles.STREET_OFFICE)
    honour = Honour.objects.public().filter(issued_on__isnull=False, withdrawn_on__isnull=True).first()
    Honour.objects.filter(pk=honour.pk).update(valid_to="2041-03-31")
    day = date(2041, 3, 31)
    assert not list(collect(street, day, day))
    assert list(collect(somebody(roles.AUTHOR), day, day, "honours"))


@pytest.mark.slow
def test_all_that_a_role_is_told_opens_for_it(case):
    today = timezone.localdate()
    told = 0
    for role in roles.ROLES:
        client = signed_in(role.name)
        found = collect(somebody(role.name), today - timedelta(days=400), today + timedelta(days=400))
        addresses = {one.source.key: one.entry.address for one in found}  # one of each kind
        told += len(addresses)
        assert {client.get(address).status_code for address in addresses.values()} <= {200}, (role.name, addresses)
    assert told > len(roles.ROLES)


def test_the_month_costs_few_queries(django_assert_max_num_queries):
    client = signed_in(roles.AUTHOR)
    client.get(PATH)
    with django_assert_max_num_queries(60):
        assert client.get(PATH).status_code == 200


def test_a_kind_belongs_to_one_source():
    taken = next(iter(SOURCES))
    with pytest.raises(ValueError, match=taken):
        register_source(AgendaSource(taken, "别的", 1, lambda user, first, last: []))
    assert len({one.order for one in kinds()}) == len(kinds())
