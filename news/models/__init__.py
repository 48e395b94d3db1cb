"""What is published with a day: news, policies, talks, commendations."""

from .commendations import CommendationIndexPage, CommendationPage, ExemplarKind
from .news import NewsIndexPage, NewsPage, Topic
from .policies import Force, PolicyIndexPage, PolicyKind, PolicyPage
from .talks import Attendance, TalkIndexPage, TalkPage

__all__ = [
    "Attendance",
    "CommendationIndexPage",
    "CommendationPage",
    "ExemplarKind",
    "Force",
    "NewsIndexPage",
    "NewsPage",
    "PolicyIndexPage",
    "PolicyKind",
    "PolicyPage",
    "TalkIndexPage",
    "TalkPage",
    "Topic",
]
