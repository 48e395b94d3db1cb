"""新建街道所账号: one form makes an account that reaches its spots' merchants and its own files, and nothing else."""

import io
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from wagtail.models import Collection

from accounts.models import User
from accounts.roles import LETTERS, OPERATOR, STREET_OFFICE
from core.models import Photo
from editing.audit.events import AuditEvent
from editing.audit.models import AuditEntry
from editing.reviews.models import ChangeRequest
from honours.models import Honour, Merchant
from spots.models import ScenicSpotPage

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/users/street-office/"
GROUP = "街道所·洪崖洞所"


def signed_in(role: str) -> Client:
    account = User.objects.create_user(f"in-{role}", password="only-for-this-test-26")
    account.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(account)
    return client


@pytest.fixture
def spots():
    return list(ScenicSpotPage.objects.in_language("zh-hans").filter(merchants__honours__isnull=False).distinct()[:2])


@pytest.fixture
def form(spots):
    return {
        "office": "洪崖洞所",
        "spots": [spots[0].pk],
        "username": "hongyadong",
        "last_name": "演",
        "first_name": "示",
    }


@pytest.fixture
def officer(form):
    """The account as the form made it."""
    answer = signed_in(OPERATOR).post(ADDRESS, form)
    assert "/account/password/set/" in answer.content.decode()
    client = Client()
    client.force_login(User.objects.get(username="hongyadong"))
    return client


def picture() -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "PNG")
    return SimpleUploadedFile("pai-fang.png", out.getvalue(), "image/png")


def test_account_group_and_folder_are_there_at_once(officer):
    account = User.objects.get(username="hongyadong")
    assert set(account.groups.values_list("name", flat=True)) == {STREET_OFFICE, GROUP}
    assert account.unit == "洪崖洞所"
    assert Collection.objects.filter(name=GROUP, depth=2).count() == 1
    assert not ChangeRequest.objects.exists()


def test_it_sees_its_own_merchants_and_honours_and_no_others(officer, spots):
    merchants = officer.get(reverse(Merchant.snippet_viewset.get_url_name("list"))).content.decode()
    honours = officer.get(reverse(Honour.snippet_viewset.get_url_name("list")))
    own, other = (spot.merchants.filter(honours__live=True).first() for spot in spots)
    assert own.title in merchants
    assert other.title not in merchants
    assert honours.status_code == 200
    assert own.honours.first().number in honours.content.decode()
    assert other.honours.first().number not in honours.content.decode()
    for merchant, status in ((own, 200), (other, 302)):
        address = reverse(Merchant.snippet_viewset.get_url_name("edit"), args=[merchant.pk])
        assert officer.get(address).status_code == status
    edit = reverse(Honour.snippet_viewset.get_url_name("edit"), args=[own.honours.first().pk])
    assert officer.get(edit).status_code == 302


def test_its_first_screen_tells_which_of_its_honours_end_soon(officer, spots):
    end = timezone.localdate() + timedelta(days=10)
    own, other = (
        Honour.objects.public().filter(merchant__spot=spot, issued_on__isnull=False).first() for spot in spots
    )
    Honour.objects.filter(pk__in=[own.pk, other.pk]).update(valid_to=end)
    page = officer.get("/admin/").content.decode()
    read = reverse(Honour.snippet_viewset.get_url_name("inspect"), args=[own.pk])
    assert read in page
    assert officer.get(read).status_code == 200
    assert reverse(Honour.snippet_viewset.get_url_name("inspect"), args=[other.pk]) not in page


def test_its_files_go_to_its_own_folder_only(officer):
    folder, root = Collection.objects.get(name=GROUP), Collection.objects.get(depth=1)
    add = reverse("wagtailimages:add")
    form = {"title": "牌坊", "description": "一座牌坊"}
    officer.post(add, form | {"collection": root.pk, "file": picture()})
    stored = list(Photo.objects.filter(title="牌坊"))
    assert [one.collection for one in stored] in ([], [folder])
    officer.post(add, form | {"collection": folder.pk, "file": picture()})
    assert Photo.objects.filter(title="牌坊", collection=folder).exists()
    foreign = Photo.objects.exclude(collection=folder).first()
    assert officer.get(reverse("wagtailimages:edit", args=[foreign.pk])).status_code == 302


def test_the_same_office_twice_is_refused_in_words(officer, form):
    operator = Client()
    operator.force_login(User.objects.get(username=f"in-{OPERATOR}"))
    answer = operator.post(ADDRESS, form | {"username": "second"})
    assert answer.status_code == 400
    assert "这个所已经有了" in answer.content.decode()
    assert GROUP in answer.content.decode()
    assert not User.objects.filter(username="second").exists()


@pytest.mark.parametrize(
    ("missing", "told"), [("spots", "请至少选一个景点"), ("office", "请填所名"), ("username", "请填账号名")]
)
def test_what_is_missing_is_told(form, missing, told):
    answer = signed_in(OPERATOR).post(ADDRESS, {name: value for name, value in form.items() if name != missing})
    assert answer.status_code == 400
    assert told in answer.content.decode()
    assert not Group.objects.filter(name=GROUP).exists()


def test_a_page_that_is_no_spot_is_refused(form, home):
    answer = signed_in(OPERATOR).post(ADDRESS, form | {"spots": [home.pk]})
    assert answer.status_code == 400
    assert not Group.objects.filter(name=GROUP).exists()


def test_others_do_not_make_offices(form):
    client = signed_in(LETTERS)
    assert client.get(ADDRESS).status_code == 302
    client.post(ADDRESS, form)
    assert not User.objects.filter(username="hongyadong").exists()


def test_the_trail_says_in_words_what_the_office_may(officer, spots):
    told = AuditEntry.objects.filter(verb=AuditEvent.ROLE, thing=GROUP).values_list("detail", flat=True)
    said = " ".join(str(one) for one in told)
    assert spots[0].title in said
    assert "修改" in said
    assert "has permission" not in said
