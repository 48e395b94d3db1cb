"""Which file a kind of page stands in."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, get_page_models

from lessons.models import ReadingCyclePage, ReadingIndexPage
from news.models import CommendationIndexPage, CommendationPage, PolicyIndexPage, PolicyPage, TalkIndexPage, TalkPage

OTHERS = "pages"
#: By app; what is not named here is one of the other pages.
FILES = {
    "spots": "spots",
    "honours": "rolls",
    "lessons": "lessons",
    "news": "news",
    "alliances": "alliances",
    "campaigns": "campaigns",
    "services": "services",
    "activities": "activities",
}
#: Kinds with a file of their own; the names of files are public addresses.
_APART = {
    ReadingIndexPage: "reading",
    ReadingCyclePage: "reading",
    TalkIndexPage: "talks",
    TalkPage: "talks",
    CommendationIndexPage: "exemplars",
    CommendationPage: "exemplars",
    PolicyIndexPage: "policies",
    PolicyPage: "policies",
}


def file_of(model: type[Page]) -> str:
    """The name of the file that pages of a class stand in."""
    return _APART.get(model) or FILES.get(model._meta.app_label, OTHERS)


def files() -> dict[int, str]:
    """The names of the files by the content types of pages."""
    types = ContentType.objects.get_for_models(*get_page_models(), for_concrete_models=False)
    return {content_type.pk: file_of(model) for model, content_type in types.items()}
