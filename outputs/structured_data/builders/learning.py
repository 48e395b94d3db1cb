"""Lessons with their quiz, and the book club's cycles with their books."""

from core.opencc import in_words
from lessons.models import Book, LessonPage, ReadingCyclePage
from lessons.regulations.models import Regulation
from lessons.timetable import Leg

from ..context import PageContext
from ..graph import about
from ..vocabulary import Book as BookNode
from ..vocabulary import Course, Event, LearningResource, Legislation, Node, Quiz
from .places import venue


@about.register
def _(page: LessonPage, shown: PageContext) -> list[Node]:
    made: Course = {
        "@type": "Course",
        "@id": f"{shown.address}#lesson",
        "name": page.title,
        "url": shown.address,
        "inLanguage": shown.language,
        "isAccessibleForFree": True,
        "timeRequired": f"PT{page.minutes()}M",
        "hasPart": [*_parts(page, shown), *_quiz(page, shown)],
        "isBasedOn": [_rule(row.regulation) for row in page.rules],
    }
    if page.summary:
        made["description"] = page.summary
    if page.audience:
        made["audience"] = {"@type": "Audience", "audienceType": page.audience}
    if page.speaker_unit:
        made["provider"] = {"@type": "Organization", "name": page.speaker_unit}
    elif shown.organisation:
        made["provider"] = shown.organisation
    if page.key_points:
        made["teaches"] = [str(point.value) for point in page.key_points]
    if page.last_published_at:
        made["dateModified"] = page.last_published_at.isoformat()
    if picture := shown.picture():
        made["image"] = picture
    return [made]


def _rule(rule: Regulation) -> Legislation:
    made: Legislation = {"@type": "Legislation", "name": in_words(rule.title, rule.english)}
    if rule.number:
        made["legislationIdentifier"] = rule.number
    if rule.in_force_from:
        made["legislationDateVersion"] = rule.in_force_from.isoformat()
    if rule.source:
        made["url"] = rule.source
    return made


def _parts(page: LessonPage, shown: PageContext) -> list[LearningResource]:
    return [
        {
            "@type": "LearningResource",
            "name": part.value["title"],
            "url": f"{shown.address}#part-{number}",
            "position": number,
            "learningResourceType": "课文",
        }
        for number, part in page.numbered(short=False)
    ]


def _quiz(page: LessonPage, shown: PageContext) -> list[Quiz]:
    quiz = page.test  # the lesson's own template asks for it too
    if quiz is None or not quiz.is_open:
        return []
    return [
        {
            "@type": "Quiz",
            "name": page.title,
            "url": f"{shown.address}#quiz",
            "learningResourceType": "自测",
            "inLanguage": shown.language,
        }
    ]


@about.register
def _(page: ReadingCyclePage, shown: PageContext) -> list[Node]:
    legs = page.timetable
    made: Event = {
        "@type": "EventSeries",
        "@id": f"{shown.address}#cycle",
        "name": page.title,
        "url": shown.address,
        "inLanguage": shown.language,
        "location": [venue(shown.facts)],
        "about": [_book(block.value) for block in page.books if block.value],
        "subEvent": [_stage(leg, page, shown) for leg in legs],
    }
    if page.summary:
        made["description"] = page.summary
    if legs:
        made["startDate"] = legs[0].starts_on.isoformat()
        made["endDate"] = max(leg.ends_on for leg in legs).isoformat()
    if shown.organisation:
        made["organizer"] = shown.organisation
    return [made]


def _book(book: Book) -> BookNode:
    made: BookNode = {"@type": "Book", "name": book.title}
    if book.author:
        made["author"] = {"@type": "Person", "name": book.author}
    if book.publisher:
        made["publisher"] = {"@type": "Organization", "name": book.publisher}
    if book.isbn:
        made["isbn"] = book.isbn.replace("-", "")
    return made


def _stage(leg: Leg, page: ReadingCyclePage, shown: PageContext) -> Event:
    return {
        "@type": "Event",
        "name": f"{leg.stage.label}：{page.title}",
        "url": shown.address,
        "startDate": leg.starts_on.isoformat(),
        "endDate": leg.ends_on.isoformat(),
        "location": [venue(shown.facts, leg.place)],
    }
