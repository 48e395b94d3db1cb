"""Permission (12 and generated): every address of the admin, asked and posted to by who has no business there."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from wagtail.models import Page, PageLogEntry, Revision

from accounts.models import User
from core.models import Attachment, Photo
from operations.page_cache.invalidation import changes_content
from tests.attacks.admin_addresses import addresses

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.once]

#: What anybody at all may be shown: the door itself.
DOOR = {
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_done",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_complete",
}
#: The one that fails on purpose.
STUMBLES = {"wagtailadmin_error_test"}


def person(name: str, *permissions: str) -> User:
    made = User.objects.create_user(name, password="only-for-this-test-26")
    made.user_permissions.add(*Permission.objects.filter(codename__in=permissions))
    return made


def signed_in(user: User | None) -> Client:
    client = Client(raise_request_exception=False)
    if user:
        client.force_login(user)
    return client


def status(client: Client, method: str, address: str) -> int:
    answer = getattr(client, method)(address, HTTP_REFERER="")
    if getattr(answer, "streaming", False):
        b"".join(answer)
    return answer.status_code


@pytest.fixture
def everything(db):
    found = addresses()
    assert len(found) > 600
    return found


@pytest.mark.parametrize("who", ["anonymous", "member"])
def test_nobody_without_the_right_gets_past_the_door(everything, who):
    user = None
    if who == "member":
        user = person("hui-yuan")
        user.groups.add(Group.objects.get(name="协会会员"))
    client = signed_in(user)
    opened = {}
    for name, address in everything:
        if name not in DOOR and (code := status(client, "get", address)) not in (302, 403, 404):
            opened[name] = code
    assert not opened


def test_what_a_bare_editor_posts_anywhere_changes_nothing(everything):
    """May enter the admin and nothing else; every address gets an empty form, as a forger would try first."""
    client = signed_in(person("bare", "access_admin"))
    before = _counts()
    written: list[str] = []

    def watch(execute, sql, params, many, context):
        if changes_content(sql):
            written.append(sql[:90])
        return execute(sql, params, many, context)

    broken, changing = {}, {}
    with connection.execute_wrapper(watch):
        for name, address in everything:
            written.clear()
            if name != "wagtailadmin_logout" and (code := status(client, "post", address)) >= 500:
                broken[name] = code
            if written:
                changing[name] = written[0]
    assert broken.keys() <= STUMBLES
    changing.pop("wagtailimages_chooser:select_format", None)  # makes a size of a picture, as looking at it does
    assert not changing
    assert _counts() == before


def test_what_a_bare_editor_opens_breaks_nothing(everything):
    client = signed_in(person("bare", "access_admin"))
    broken = [
        name
        for name, address in everything
        if name != "wagtailadmin_error_test" and status(client, "get", address) >= 500
    ]
    assert not broken


@pytest.fixture
def author(db):
    """May write below the news and nothing else; publishes nothing."""
    from wagtail.models import GroupPagePermission

    group = Group.objects.create(name="只写动态")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    section = Page.objects.get(locale__language_code="zh-hans", slug="news", depth=3)
    for codename in ("add_page", "change_page"):
        permission = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=section, permission=permission)
    made = person("only-news")
    made.groups.add(group)
    return made


@pytest.fixture
def lesson(db):
    """A page of others with a draft that says something."""
    page = Page.objects.get(locale__language_code="zh-hans", slug="yu-fang-shi-wu-zhong-du").specific
    page.summary = "草稿里的话七三九"
    page.save_revision()
    return page


FOREIGN = [
    ("preview of a draft", "/admin/pages/{page}/revisions/{revision}/view/"),
    ("view of a draft", "/admin/pages/{page}/view_draft/"),
    ("comparison", "/admin/pages/{page}/revisions/compare/earliest...latest/"),
    ("history", "/admin/pages/{page}/history/"),
    ("reverting", "/admin/pages/{page}/revisions/{revision}/revert/"),
    ("editing", "/admin/pages/{page}/edit/"),
    ("copying", "/admin/pages/{page}/copy/"),
    ("moving", "/admin/pages/{page}/move/"),
    ("deleting", "/admin/pages/{page}/delete/"),
    ("unpublishing", "/admin/pages/{page}/unpublish/"),
    ("making an alias real", "/admin/pages/{page}/convert_alias/"),
    ("its usage", "/admin/pages/{page}/usage/"),
    ("its privacy", "/admin/pages/{page}/privacy/"),
    ("its lock", "/admin/pages/{page}/lock/"),
    ("its workflow", "/admin/pages/{page}/workflow/status/"),
    ("translating it", "/admin/localize/submit/page/{page}/"),
    ("bulk publishing", "/admin/bulk/wagtailcore/page/publish/?id={page}"),
    ("bulk deleting", "/admin/bulk/wagtailcore/page/delete/?id={page}"),
    ("bulk moving", "/admin/bulk/wagtailcore/page/move/?id={page}"),
]


@pytest.mark.parametrize(("what", "address"), FOREIGN, ids=[what for what, _ in FOREIGN])
def test_an_author_has_nothing_of_other_sections(author, lesson, what, address):
    client = signed_in(author)
    revision = lesson.latest_revision
    address = address.format(page=lesson.pk, revision=revision.pk)
    for method in ("get", "post"):
        answer = getattr(client, method)(address)
        assert answer.status_code < 500
        assert "草稿里的话七三九" not in b"".join(answer).decode()
    fresh = Page.objects.get(pk=lesson.pk)
    assert (fresh.live, fresh.path, fresh.latest_revision_id) == (True, lesson.path, revision.pk)
    assert Revision.objects.for_instance(lesson).count() == Revision.objects.for_instance(fresh).count()


def test_an_author_cannot_forge_a_publication(author):
    page = (
        Page.objects.get(locale__language_code="zh-hans", slug="news", depth=3).get_children().live().first().specific
    )
    before = page.title
    form = {"title": "伪造发布", "slug": page.slug, "action-publish": "1"}
    signed_in(author).post(f"/admin/pages/{page.pk}/edit/", form)
    assert Page.objects.get(pk=page.pk).title == before
    answer = signed_in(author).get(page.url)
    assert "伪造发布" not in answer.content.decode()


def test_a_chooser_tells_nothing_of_what_one_may_not_choose(author, lesson):
    client = signed_in(author)
    places = [
        f"/admin/choose-page/chosen-multiple/?id={lesson.pk}",
        f"/admin/images/chooser/{Photo.objects.first().pk}/",
    ]
    for address in [*places, f"/admin/documents/chooser/chosen-multiple/?id={Attachment.objects.first().pk}"]:
        answer = client.get(address)
        assert answer.status_code < 500
        assert "草稿里的话七三九" not in b"".join(answer).decode()


def test_nobody_raises_their_own_rights(author):
    client = signed_in(author)
    form = {"username": author.username, "is_superuser": "on", "groups": "1"}
    assert client.post(f"/admin/users/edit/{author.pk}/", form).status_code in (302, 403)
    client.post("/admin/account/", {"is_superuser": "on", "name_email-is_superuser": "on", "groups": "1"})
    author.refresh_from_db()
    assert not author.is_superuser
    assert author.groups.count() == 1


def _counts() -> tuple[int, ...]:
    return (Page.objects.count(), User.objects.count(), Revision.objects.count(), PageLogEntry.objects.count())
