"""The whole site, link by link, as a stranger sees it: a closed lesson and the members' reading are nowhere."""

import re
from collections import deque
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from core.feeds.registry import CALENDARS, FEEDS
from lessons.certificates.models import Certificate
from lessons.models import LessonIndexPage, LessonPage
from lessons.quizzes.kinds import Kind
from lessons.quizzes.models import Option, Question, Quiz, QuizItem

pytestmark = pytest.mark.django_db

SECRET = "绝密七三九"
SLUG, CYCLE = "jue-mi", "2026-hui-yuan-dao-du"
#: What only closed pages say; the cycle's words are the demo's.
MARKS = (SECRET, SLUG, CYCLE, "会员导读", "做砸了的事")
#: Some of a kind stand for all of it: their addresses come from one view and one template.
MOST_OF_A_KIND = 12
_KINDS = re.compile(r"^(/(?:en|zh-hant)?/?(?:[^/]+/)?)")
_LINK = re.compile(
    r'(?:href|src|action)="([^"#]+)|content="(/[^"]+|http[^"]+)|<loc>([^<]+)|srcset="([^" ]+)|<link href="([^"]+)'
)
_ASKED = [
    "/",
    "/robots.txt",
    "/sitemap.xml",
    *(f"/search/?q={words}" for words in (SECRET, "会员导读", "砸了", SLUG)),
    "/honours/honest-traders/data.json",
    "/honours/honest-traders/data.csv",
    "/my/",
    "/takeaway/",
    "/reading/",
    "/api/v2/pages/",
    "/documents/",
]
_ITS_OWN = [
    f"/lessons/{SLUG}/",
    f"/lessons/{SLUG}/?version=short",
    f"/lessons/{SLUG}/?type=large",
    f"/quiz/{SLUG}/",
    f"/takeaway/{SLUG}.html",
    f"/en/lessons/{SLUG}/",
    f"/en/quiz/{SLUG}/",
    f"/en/takeaway/{SLUG}.html",
    f"/lessons/{SLUG}.md",
    f"/reading/{CYCLE}/",
    f"/en/reading/{CYCLE}/",
    f"/bookclub/{CYCLE}/",
    f"/bookclub/{CYCLE}/write/",
]


@pytest.fixture
def lesson(home) -> LessonPage:
    """A lesson with a quiz, in a group's hands only."""
    body = [("paragraph", f"<p>{SECRET}正文</p>")]
    parts = [("part", {"title": f"{SECRET}节", "in_short": True, "body": body})]
    lesson = LessonPage(title=f"{SECRET}课", slug=SLUG, summary=SECRET, parts=parts, key_points=[("point", SECRET)])
    LessonIndexPage.objects.in_language().get().add_child(instance=lesson)
    lesson.save_revision().publish()
    question = Question.objects.create(text=f"{SECRET}题", kind=Kind.SINGLE, explanation=SECRET)
    Option.objects.create(question=question, text=f"{SECRET}甲", is_right=True)
    Option.objects.create(question=question, text=f"{SECRET}乙")
    QuizItem.objects.create(quiz=Quiz.objects.create(lesson=lesson), question=question)
    return lesson


def close(lesson: LessonPage) -> None:
    PageViewRestriction.objects.create(page=lesson, restriction_type=PageViewRestriction.GROUPS)


def start() -> list[str]:
    """Where a stranger begins: what machines subscribe to, what one may ask, and the closed pages' own addresses."""
    feeds = [f"/feeds/{what}.xml" for what in FEEDS]
    return [*_ASKED, *feeds, *(f"/calendar/{what}.ics" for what in CALENDARS), *_ITS_OWN]


def telling(client: Client) -> tuple[set[str], int]:
    """The addresses that say something of the closed pages, and how many were asked."""
    todo, seen, of_a_kind = deque(start()), set[str](), dict[str, int]()
    found: set[str] = set()
    while todo:
        address = todo.popleft()
        kind = _KINDS.match(address)
        if address in seen or kind is None:
            continue
        seen.add(address)
        response = client.get(address)
        assert response.status_code < 500, address
        text = _without_the_question(address, b"".join(response).decode("utf-8", "replace"))
        text += response.headers.get("Location", "").partition("?next=")[0]
        if any(mark in text for mark in MARKS):
            found.add(address)
        for link in filter(None, (link for links in _LINK.findall(text) for link in links)):
            path = _ours(urljoin(address, link.replace("&amp;", "&")))
            if path and path not in seen:
                name = _KINDS.match(path)[1]
                of_a_kind[name] = of_a_kind.get(name, 0) + 1
                if of_a_kind[name] <= MOST_OF_A_KIND or any(mark in path for mark in MARKS):
                    todo.append(path)
    return found, len(seen)


def _ours(link: str) -> str | None:
    parts = urlsplit(link)
    if parts.hostname not in (None, "localhost", "testserver") or parts.scheme not in ("", "http", "https"):
        return None
    if parts.path.startswith(("/static/", "/admin/", "/cards/")):  # a drawn card's words cannot be read here
        return None
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _without_the_question(address: str, text: str) -> str:
    """A page of answers repeats what was asked, and the way in says where it leads; neither tells anything."""
    if "search/" in address:
        return re.sub(r'value="[^"]*"|<title>[^<]*|<h1>[^<]*|“[^”]*”|q=[^"&]*', "", text)
    return re.sub(r'name="next" value="[^"]*"|\?next=[^"]*', "", text)


@pytest.mark.slow
def test_an_open_lesson_is_told_by_all_of_them(client, lesson):
    """Or the next test would prove nothing."""
    PageViewRestriction.objects.filter(page__slug=CYCLE).delete()
    found, _ = telling(client)
    wanted = ["/lessons/", f"/lessons/{SLUG}/", f"/quiz/{SLUG}/", f"/takeaway/{SLUG}.html", "/sitemaps/lessons.xml"]
    wanted += ["/feeds/lessons.xml", "/feeds/reading.xml", "/calendar/reading.ics", f"/search/?q={SECRET}"]
    wanted += ["/reading/", f"/reading/{CYCLE}/"]
    assert not set(wanted) - found


@pytest.mark.slow
def test_closed_they_are_told_by_none(client, lesson):
    close(lesson)
    found, asked = telling(client)
    assert not found
    assert asked > 100


def test_sending_to_a_closed_lesson_tells_nothing(client, lesson):
    close(lesson)
    for address in (f"/quiz/{SLUG}/", f"/quiz/{SLUG}/read"):
        response = client.post(address, {})
        assert response.status_code == 404
        assert SECRET not in response.content.decode()
    assert not Certificate.objects.filter(lesson=lesson).exists()
