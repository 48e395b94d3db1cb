"""Ways round the review that were found, each by the role that has it: one asks, nothing changes, another confirms."""

import re
from io import BytesIO

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection, Page, PageViewRestriction, ReferenceIndex

from accounts import roles
from accounts.models import User
from alliances.models import AllianceMeeting, AllianceMember, ThemeEntry
from core.models import Attachment, Photo, SiteFacts
from editing.reviews.authority import Authority, acting_on
from editing.reviews.confirmation.confirming import lines_of
from editing.reviews.models import ChangeRequest, Decision, RequestState
from home.seeding.texts import DEMO_DIR
from honours.merchants.merging import Merge
from honours.models import Honour, Merchant
from news.models import NewsPage
from tests.pairs import waiting_request

pytestmark = pytest.mark.django_db

PAPER = DEMO_DIR / "papers" / "kai-men-qian-jian-cha-biao.pdf"


@pytest.fixture(autouse=True)
def nobody_lays_out(laid_out):
    """Nothing here stands on the authority of the system."""
    with acting_on(Authority(lambda record: False)):
        yield


def account(role: str, number: int = 1) -> User:
    found, _ = User.objects.get_or_create(username=f"{role}{number}", defaults={"email": f"{number}@example.org"})
    found.groups.add(Group.objects.get(name=role))
    return found


def desk(role: str, number: int = 1) -> Client:
    client = Client()
    client.force_login(account(role, number))
    return client


def asked(response) -> ChangeRequest:
    change = waiting_request(response)
    assert change, f"nobody else is asked: {response.status_code} {response.get('Location')}"
    return change


def hand_in(client: Client, change: ChangeRequest) -> str:
    address = reverse("reviews:change", args=[change.pk])
    client.post(address, {"action": "ask", "ask-reason": "核对过"})
    assert ChangeRequest.objects.get(pk=change.pk).state == RequestState.WAITING
    return address


def confirmed(change: ChangeRequest, role: str, number: int = 1) -> RequestState:
    client = desk(role, number)
    client.post(reverse("reviews:change", args=[change.pk]), {"action": "confirm"})
    return RequestState(ChangeRequest.objects.get(pk=change.pk).state)


@pytest.fixture
def page(home):
    return NewsPage.objects.in_language().live().first()


@pytest.fixture
def publisher():
    return desk(roles.PUBLISHER)


def is_live(record) -> bool:
    return type(record).objects.filter(pk=record.pk, live=True).exists()


def test_unpublishing_takes_another_office(publisher, page):
    change = asked(publisher.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk])))
    hand_in(publisher, change)
    assert is_live(page)
    assert confirmed(change, roles.PUBLISHER) == RequestState.WAITING  # oneself
    assert confirmed(change, roles.PUBLISHER, 2) == RequestState.WAITING  # a second account of one office
    assert confirmed(change, roles.AUTHOR) == RequestState.WAITING
    assert is_live(page)
    assert confirmed(change, roles.SECOND) == RequestState.DONE
    assert not is_live(page)


def test_a_request_is_confirmed_once(publisher, page):
    change = asked(publisher.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk])))
    hand_in(publisher, change)
    assert confirmed(change, roles.SECOND) == RequestState.DONE
    with acting_on(Authority(lambda record: True)):
        page.refresh_from_db()
        page.live = True
        page.save()
    confirmed(change, roles.SECOND, 2)
    assert is_live(page)


def test_what_changed_meanwhile_is_not_confirmed(publisher, page):
    honour = Honour.objects.filter(live=True).first()
    change = asked(publisher.post(reverse("wagtailsnippets_honours_honour:unpublish", args=[honour.pk])))
    hand_in(publisher, change)
    Honour.objects.filter(pk=honour.pk).update(live=False)
    assert confirmed(change, roles.SECOND) == RequestState.WAITING


def test_whoever_confirms_an_unpublishing_reads_which_shop_and_why(publisher):
    honour = Honour.objects.filter(live=True).first()
    change = asked(publisher.post(reverse("wagtailsnippets_honours_honour:unpublish", args=[honour.pk])))
    hand_in(publisher, change)
    colleague = desk(roles.SECOND)
    for where in (reverse("reviews:waiting"), reverse("reviews:change", args=[change.pk])):
        read = colleague.get(where).content.decode()
        for words in (honour.merchant.title, honour.number, "核对过"):
            assert words in read, (where, words)


def test_urgently_it_is_done_at_once_and_looked_at_afterwards(publisher, page):
    change = asked(publisher.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk])))
    address = reverse("reviews:change", args=[change.pk])
    publisher.post(address, {"action": "urgent", "ask-reason": ""})
    assert is_live(page)
    publisher.post(address, {"action": "urgent", "ask-reason": "景区临时封闭"})
    assert not is_live(page)
    late = Decision.objects.unconfirmed().get(comment="景区临时封闭")
    reader = desk(roles.SECOND)
    assert change.title in reader.get(reverse("reviews:waiting")).content.decode()
    reader.post(reverse("reviews:after", args=[late.pk]), {"decision": "confirmed"})
    assert not Decision.objects.unconfirmed().filter(pk=late.pk).exists()


def test_an_author_has_no_urgent_way(page):
    author = desk(roles.AUTHOR)
    photo = used_photo(page)
    change = asked(author.post(reverse("wagtailimages:edit", args=[photo.pk]), {"title": "换名", "collection": "1"}))
    author.post(reverse("reviews:change", args=[change.pk]), {"action": "urgent", "ask-reason": "急"})
    assert Photo.objects.get(pk=photo.pk).title != "换名"


@pytest.mark.parametrize("kind", ["login", "password", "none"])
def test_opening_and_closing_a_page(publisher, page, kind):
    if kind == "none":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    before = PageViewRestriction.objects.count()
    sent = {"restriction_type": kind, "password": "mi-ma-26"}
    change = asked(publisher.post(reverse("wagtailadmin_pages:set_privacy", args=[page.pk]), sent))
    hand_in(publisher, change)
    assert PageViewRestriction.objects.count() == before
    assert confirmed(change, roles.SECOND) == RequestState.DONE
    assert PageViewRestriction.objects.count() != before


@pytest.fixture
def superuser(db) -> Client:
    client = Client()
    client.force_login(User.objects.get(username="admin"))
    return client


def test_moving(superuser, page):
    target = Page.objects.get(pk=page.pk).get_parent().get_parent()
    other = target.get_children().exclude(pk=page.get_parent().pk).type(type(page.get_parent().specific)).first()
    confirm = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, (other or page.get_parent()).pk])
    asked(superuser.post(confirm))


def test_the_order_of_pages(superuser, page):
    address = reverse("wagtailadmin_pages:set_page_position", args=[page.pk])
    asked(superuser.post(address + "?position=1"))


def used_photo(page) -> Photo:
    """A picture that a public page shows."""
    photo = Photo.objects.create(title="用着的图", file=ContentFile(_picture("red"), "used.jpg"), width=60, height=40)
    with acting_on(Authority(lambda record: True)):
        page.body = [("picture", {"picture": photo, "caption": "x"})]
        page.save()
    ReferenceIndex.create_or_update_for_object(page)
    return photo


def _picture(colour: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (60, 40), colour).save(out, "JPEG")
    return out.getvalue()


def test_replacing_a_picture_in_use(page):
    author, photo = desk(roles.AUTHOR), used_photo(page)
    before = Photo.objects.get(pk=photo.pk).file.name
    sent = {"title": photo.title, "collection": photo.collection_id, "file": ContentFile(_picture("blue"), "new.jpg")}
    change = asked(author.post(reverse("wagtailimages:edit", args=[photo.pk]), sent))
    kept = Photo.objects.get(pk=photo.pk)
    assert kept.file.name == before and kept.file.storage.exists(before)
    address = hand_in(author, change)
    assert page.title in desk(roles.SECOND).get(address).content.decode()
    assert confirmed(change, roles.SECOND) == RequestState.DONE
    assert Photo.objects.get(pk=photo.pk).file.name != before


@pytest.mark.parametrize("field", ["description", "focal_point_x", "credit"])
def test_what_is_said_of_a_picture_in_use(page, field):
    author, photo = desk(roles.AUTHOR), used_photo(page)
    sent = {"title": photo.title, "collection": photo.collection_id, field: "12"}
    if field.startswith("focal"):
        sent |= {f"focal_point_{name}": "12" for name in ("x", "y", "width", "height")}
    asked(author.post(reverse("wagtailimages:edit", args=[photo.pk]), sent))
    assert str(getattr(Photo.objects.get(pk=photo.pk), field) or "") != "12"


def test_a_picture_that_no_page_shows_is_free(home):
    author = desk(roles.AUTHOR)
    photo = Photo.objects.create(title="没用的图", file=ContentFile(_picture("red"), "free.jpg"), width=60, height=40)
    author.post(reverse("wagtailimages:edit", args=[photo.pk]), {"title": "换名", "collection": photo.collection_id})
    assert Photo.objects.get(pk=photo.pk).title == "换名"


def test_a_document_that_no_page_shows_is_free(home):
    """Its text, which the site reads out of it, is no change of its own."""
    before = Attachment.objects.count()
    sent = {
        "title": "通知",
        "collection": Collection.objects.get(depth=1).pk,
        "file": ContentFile(PAPER.read_bytes(), "通知.pdf"),
    }
    answer = desk(roles.AUTHOR).post(reverse("wagtaildocs:add"), sent)
    assert answer.status_code == 302 and waiting_request(answer) is None
    assert Attachment.objects.count() == before + 1


def test_merging(publisher):
    shops = [Merchant.objects.create(title=f"合并试验店{number}", kind="individual", live=False) for number in (1, 2)]
    Merchant.objects.filter(pk__in=[one.pk for one in shops]).update(live=True)
    keep, other = Merchant.objects.filter(pk__in=[one.pk for one in shops]).order_by("pk")
    plan = Merge(keep, other)
    sent = {one.name: "keep" for one in plan.differences()} | {"seen": plan.seen(), "sure": "on"}
    change = asked(publisher.post(reverse("honours_merge", args=[keep.pk, other.pk]), sent))
    hand_in(publisher, change)
    assert Merchant.objects.filter(pk=other.pk).exists()
    assert confirmed(change, roles.SECOND) == RequestState.DONE
    assert not Merchant.objects.filter(pk=other.pk).exists()


def test_redirects_and_the_sites_own_address():
    operator = desk(roles.OPERATOR)
    asked(
        operator.post(reverse("wagtailredirects:add"), {"old_path": "/abc/", "redirect_link": "https://example.org/"})
    )


def test_the_notice_above_every_page(superuser):
    facts = SiteFacts.objects.first()
    address = reverse("wagtailsettings:edit", args=["core", "sitefacts", facts.site_id])
    form = superuser.get(address).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields} | {"notice": "洪崖洞今晚封闭"}
    change = asked(superuser.post(address, sent))
    hand_in(superuser, change)
    assert SiteFacts.objects.get(pk=facts.pk).notice != "洪崖洞今晚封闭"
    assert confirmed(change, roles.SECOND) == RequestState.DONE
    assert SiteFacts.objects.get(pk=facts.pk).notice == "洪崖洞今晚封闭"


def test_a_personal_number_in_the_notice_is_refused(superuser):
    facts = SiteFacts.objects.first()
    address = reverse("wagtailsettings:edit", args=["core", "sitefacts", facts.site_id])
    form = superuser.get(address).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields} | {"notice": "请拨 13812345678"}
    assert waiting_request(superuser.post(address, sent)) is None
    assert SiteFacts.objects.get(pk=facts.pk).notice != "请拨 13812345678"


def test_a_role_that_decides_is_given_by_two(django_user_model):
    operator = desk(roles.OPERATOR)
    new = {
        "username": "xin-ren", "email": "xin@example.org", "first_name": "三", "last_name": "张", "is_active": "on",
        "groups": [Group.objects.get(name=roles.FIRST).pk],
    }  # fmt: skip
    change = asked(operator.post(reverse("wagtailusers_users:add"), new))
    hand_in(operator, change)
    assert not django_user_model.objects.filter(username="xin-ren").exists()
    assert confirmed(change, roles.SECOND) == RequestState.DONE
    assert django_user_model.objects.get(username="xin-ren").has_perm("reviews.take_first")


def test_nobody_sets_anothers_password(django_user_model):
    operator, reviewer = desk(roles.OPERATOR), account(roles.SECOND)
    reviewer.set_password("yuan-lai-de-26")
    reviewer.save()
    address = reverse("wagtailusers_users:edit", args=[reviewer.pk])
    sent = {
        "username": reviewer.username,
        "email": reviewer.email,
        "first_name": "三",
        "last_name": "张",
        "is_active": "on",
    }
    sent |= {"password1": "bie-ren-she-de-26", "password2": "bie-ren-she-de-26"}
    operator.post(address, sent | {"groups": [Group.objects.get(name=roles.SECOND).pk]})
    assert django_user_model.objects.get(pk=reviewer.pk).check_password("yuan-lai-de-26")
    assert 'name="password1"' not in operator.get(address).content.decode()


def test_the_link_to_a_new_password_takes_two_where_the_account_decides(django_user_model):
    operator, reviewer = desk(roles.OPERATOR), account(roles.SECOND)
    change = asked(operator.post(reverse("password_link", args=[reviewer.pk])))
    hand_in(operator, change)
    confirmer = desk(roles.PUBLISHER)
    shown = confirmer.post(reverse("reviews:change", args=[change.pk]), {"action": "confirm"}).content.decode()
    assert "/account/password/set/" in shown
    author = account(roles.AUTHOR)
    assert "/account/password/set/" in operator.post(reverse("password_link", args=[author.pk])).content.decode()
    assert operator.get(reverse("password_link", args=[account(roles.OPERATOR).pk])).status_code == 302


def test_resetting_the_second_step_of_one_who_decides():
    operator, reviewer = desk(roles.OPERATOR), account(roles.SECOND)
    asked(operator.post(reverse("reset_second_step", args=[reviewer.pk])))


def test_an_alias_elsewhere_is_new_to_readers(superuser, page):
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    sent = {"new_title": page.title, "new_slug": "jing-xiang", "new_parent_page": page.get_parent().pk, "alias": "on"}
    asked(superuser.post(address, sent))
    assert not NewsPage.objects.filter(slug="jing-xiang", live=True).exists()


def test_a_copy_as_a_draft_is_free(superuser, page):
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    sent = {"new_title": "另一页", "new_slug": "ling-yi-ye", "new_parent_page": page.get_parent().pk}
    superuser.post(address, sent)
    assert not NewsPage.objects.get(slug="ling-yi-ye").live


def test_deleting_a_page_with_all_below(superuser, page):
    above = page.get_parent()
    type(above).objects.filter(pk=above.pk).update(slug="another")  # what stands at a promised address is never deleted
    change = asked(superuser.post(reverse("wagtailadmin_pages:delete", args=[above.pk])))
    assert page.title in str(change.changes)
    assert is_live(page)


def test_a_deletion_names_what_officials_know(superuser, home):
    """A page with rows of its own, to which a theme leads: no row of its own is named, and nothing in English."""
    entry = ThemeEntry.objects.get(target__slug="yu-pai-fu-shi", target__locale=home.locale)
    target = entry.target.specific
    rows = {str(model._meta.verbose_name) for model in (AllianceMember, AllianceMeeting)}
    change = asked(superuser.post(reverse("wagtailadmin_pages:delete", args=[target.pk])))
    assert change.title.startswith(f"删除{target._meta.verbose_name}“{target.title}”")
    told = [where for where, *_ in lines_of(change)]
    assert f"5+主题“{entry.theme}”：5+主题的入口“{entry}”" in told
    assert len(told) == len(set(told))
    assert not [where for where in told if where.startswith("页面“") or any(f"{row}“" in where for row in rows)]
    assert not [where for where in told if re.match(r"[A-Za-z ]+“", where)]


@pytest.mark.parametrize("action", ["unpublish", "delete", "move"])
def test_many_pages_at_once(superuser, page, action):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    sent = {"include_descendants": "on", "chooser": page.get_parent().get_next_sibling().pk}
    superuser.post(f"{address}?id={page.pk}", sent)
    kept = NewsPage.objects.get(pk=page.pk)
    assert kept.live and kept.path == page.path


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_the_interface_of_the_admin(superuser, page, action):
    answer = superuser.post(reverse("wagtailadmin_api:pages:action", args=[page.pk, action]))
    assert is_live(page)
    assert answer.status_code in (302, 400, 422)
