"""A closed lesson leaks nowhere: an anonymous crawler asks every address there is, by link and by guess."""

import re
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.management import call_command
from django.test import Client
from PIL import Image
from wagtail.models import Locale, Page, PageViewRestriction

from core.media.access.sorting import sort_pictures
from core.media.models import Recording
from core.models import Attachment, Photo, Rendition
from lessons.models import LessonIndexPage, LessonPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.once]

SECRET = "绝密七三九"


def _photo() -> Photo:
    content = BytesIO()
    Image.linear_gradient("L").resize((900, 700)).save(content, "PNG")
    return Photo.objects.create(title=f"{SECRET}图", description="示意", file=ImageFile(content, "secret.png"))


@pytest.fixture
def lesson(home):
    """A lesson whose words, picture, attachment and film are nowhere else; public for now."""
    document = Attachment(title=f"{SECRET}附件", file=ContentFile(f"{SECRET}".encode(), "secret.txt"), file_size=20)
    document.save()
    film = Recording.objects.create(
        title=f"{SECRET}片",
        type="video",
        transcript=SECRET,
        file=ContentFile(b"\0\0\0\x18ftypisom" + b"0" * 500, "secret.mp4"),
        captions=ContentFile(f"WEBVTT\n\n00:00.000 --> 00:01.000\n{SECRET}\n".encode(), "secret.vtt"),
    )
    body = [
        ("paragraph", f"<p>{SECRET}正文</p>"),
        ("deck", {"title": f"{SECRET}片子", "slides": [{"picture": _photo(), "notes": SECRET}], "file": None}),
        ("recording", film),
    ]
    lesson = LessonPage(
        title=f"{SECRET}课",
        slug="jue-mi",
        summary=SECRET,
        picture=_photo(),
        parts=[("part", {"title": SECRET, "in_short": False, "body": body})],
        attachments=[("attachment", document)],
    )
    LessonIndexPage.objects.in_language().get().add_child(instance=lesson)
    sort_pictures()
    return lesson


def close(page: Page) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)


def file_addresses() -> list[str]:
    """Every address a file of the lesson has, had, or might have."""
    photos = Photo.objects.filter(title__startswith=SECRET)
    renditions = Rendition.objects.filter(image__in=photos)
    names = [name.split("/", 1)[1] for name in renditions.values_list("file", flat=True)]
    addresses = [rendition.url for rendition in renditions]
    for name in names:
        addresses += [f"/media/images/{name}", f"/media/closed/{name}", f"/closed/pictures/{name}"]
        addresses += [f"/media/images/../closed/{name}", f"/media/images/%2e%2e/closed/{name}"]
    addresses += [f"/media/{photo.file.name}" for photo in photos]
    for document in Attachment.objects.filter(title__startswith=SECRET):
        addresses += [document.url, document.download_url, f"/media/{document.file.name}"]
    for film in Recording.objects.filter(title__startswith=SECRET):
        addresses += [film.url, film.captions_url, f"/media/{film.file.name}", f"/media/{film.captions.name}"]
    return addresses


LISTS = [
    "/",
    "/sitemap.xml",
    "/sitemaps/lessons.xml",
    "/robots.txt",
    "/en/",
    "/en/lessons/",
    "/zh-hant/",
    "/lessons/",
    "/talks/",
    "/exemplars/",
    "/news/",
    "/reading/",
    "/honours/honest-traders/data.json",
    "/honours/honest-traders/data.csv",
    f"/search/?q={SECRET}",
    f"/search/?q={SECRET[:2]}",
    f"/search/?q={SECRET}&kind=lessons",
    f"/en/search/?q={SECRET}",
    "/lessons/yu-fang-shi-wu-zhong-du/",
]
OWN = ["/lessons/jue-mi/", "/lessons/jue-mi/?version=short", "/en/lessons/jue-mi/", "/jue-mi-2/", "/jue-mi-3/"]
_PREFIX = re.compile(r"^/(?:en|zh-hant)(?=/)")
_ECHO = re.compile(r'value="[^"]*"|<title>[^<]*|q=[^"&]*|<h1>[^<]*')


def leaks(client: Client) -> list[str]:
    """The addresses at which an anonymous reader finds the lesson, its words, or one of its files."""
    found = [address for address in file_addresses() if client.get(address).status_code == 200]
    todo, seen = [*LISTS, *OWN], set[str]()
    while todo:
        address = todo.pop()
        if address in seen:
            continue
        seen.add(address)
        response = client.get(address)
        assert response.status_code < 500, address
        text = b"".join(response).decode("utf-8", "replace")
        words = _ECHO.sub("", text) if "search" in address else text
        words = words.replace(_PREFIX.sub("", urlsplit(address).path), "")  # the way to other languages repeats it
        if words.count(SECRET) > (words.count(f"“{SECRET}") if "search" in address else 0) or "jue-mi" in words:
            found.append(address)
        links = re.findall(r'(?:href|src|srcset|content)="([^"# ]+)|<loc>([^<]+)', text)
        paths = (urlsplit(link or loc).path for link, loc in links)
        todo += [path for path in paths if "jue-mi" in path or path.startswith(("/closed/", "/files/", "/recordings/"))]
    return found


def test_an_open_lesson_is_found_by_all_of_them(client, lesson):
    """Or the rest of this file would prove nothing."""
    found = leaks(client)
    assert "/lessons/jue-mi/" in found
    assert "/lessons/" in found
    assert any(address.startswith("/media/images/") for address in found)
    assert any(address.startswith("/documents/") for address in found)
    assert any(address.startswith("/files/") for address in found)
    assert any(address.startswith("/recordings/") and address.endswith(".mp4") for address in found)
    assert any(address.startswith("/recordings/") and address.endswith(".vtt") for address in found)


def test_a_restriction_set_later_closes_all(client, lesson, committed):
    with committed():
        close(lesson)
    assert leaks(client) == []


def test_lifting_it_opens_all_again(client, lesson, committed):
    with committed():
        restriction = close(lesson)
    with committed():
        restriction.delete()
    assert not Rendition.objects.filter(image__title__startswith=SECRET, file__startswith=Rendition.CLOSED).exists()
    assert "/lessons/jue-mi/" in leaks(client)


def test_a_move_into_a_closed_section_closes_all(client, lesson, home, committed):
    from home.models import StandardPage

    members = home.add_child(instance=StandardPage(title="会员区", slug="hui-yuan"))
    close(members)
    with committed():
        lesson.move(members, pos="last-child")
    assert leaks(client) == []


def test_a_move_out_of_it_opens_it(client, lesson, home, committed):
    from home.models import StandardPage

    members = home.add_child(instance=StandardPage(title="会员区", slug="hui-yuan"))
    close(members)
    lesson.move(members, pos="last-child")
    with committed():
        Page.objects.get(pk=lesson.pk).move(LessonIndexPage.objects.in_language().get(), pos="last-child")
    assert client.get("/lessons/jue-mi/").status_code == 200
    rendition = Rendition.objects.filter(image__title__startswith=SECRET).first()
    assert rendition.url.startswith("/media/images/")
    assert client.get(rendition.url).status_code == 200


def test_aliases_of_aliases_do_not_open_it(client, lesson, home, committed):
    with committed():
        first = lesson.create_alias(parent=home, update_slug="jue-mi-2")
        first.create_alias(parent=home, update_slug="jue-mi-3")
        close(lesson)
    assert [client.get(f"/jue-mi-{number}/").status_code for number in (2, 3)] == [302, 302]
    assert leaks(client) == []


@pytest.mark.parametrize("closed", ["lesson", "section"])
def test_translations_do_not_open_it(client, lesson, home, closed, committed):
    english = Locale.objects.get(language_code="en")
    section = LessonIndexPage.objects.get(locale=home.locale)
    translation = lesson.copy_for_translation(english)
    with committed():
        translation.save_revision().publish()
    only_english = LessonPage(title=f"{SECRET} only", slug="jue-mi-only", locale=english)
    translation.get_parent().add_child(instance=only_english)
    with committed():
        close(lesson if closed == "lesson" else section)
    assert client.get(translation.url).status_code == 302
    if closed == "lesson":
        only_english.delete()
    else:
        assert client.get(only_english.url).status_code == 302
    assert leaks(client) == []


def test_what_was_never_published_is_closed(client, lesson, committed):
    with committed():
        lesson.unpublish()
    assert leaks(client) == []


def test_a_picture_that_a_public_page_shows_too_stays_open(client, lesson, committed):
    other = LessonPage.objects.in_language().exclude(pk=lesson.pk).live().first()
    other.picture = lesson.picture
    other.save_revision().publish()
    with committed():
        close(lesson)
    shared = Photo.objects.get(pk=lesson.picture_id)
    assert shared.is_open
    assert client.get(shared.renditions.first().url).status_code == 200


def test_the_group_it_is_for_gets_everything(client, lesson, django_user_model, committed):
    from django.contrib.auth.models import Group

    group = Group.objects.create(name="试读小组")
    with committed():
        close(lesson).groups.add(group)
    member = django_user_model.objects.create_user("member-of-the-group")
    stranger = django_user_model.objects.create_user("stranger")
    served = [*Rendition.objects.filter(image__title__startswith=SECRET)]
    wanted = [rendition.url for rendition in served] + [
        address
        for kind in (Attachment, Recording)
        for file in kind.objects.filter(title__startswith=SECRET)
        for address in ([file.url, file.download_url] if kind is Attachment else [file.url, file.captions_url])
    ]
    client.force_login(stranger)
    assert {client.get(address).status_code for address in wanted} == {404}
    member.groups.add(group)
    client.force_login(member)
    assert {client.get(address).status_code for address in ["/lessons/jue-mi/", *wanted]} == {200}
    assert "private" in client.get(served[0].url).headers["Cache-Control"]


def test_an_open_picture_costs_no_query(client, lesson, django_assert_num_queries):
    address = Rendition.objects.filter(image__title__startswith=SECRET).first().url
    with django_assert_num_queries(0):
        assert client.get(address).status_code == 200


def test_sorting_again_moves_nothing(lesson, capsys):
    assert sort_pictures() == 0
    call_command("sort_pictures")
    assert "0 个" in capsys.readouterr().out
