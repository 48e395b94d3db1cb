"""What is published with a day and a source: news, policies, talks, commendations."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = "动态与文件"

    def ready(self) -> None:
        from core.agenda import register_source
        from core.feeds.registry import register_calendar, register_feed
        from core.help_sections import register_help
        from core.member_panels import register_member_panel

        from .agenda import SOURCES
        from .calendars import TALKS
        from .feeds import FEEDS
        from .member_panel import PANEL

        for feed in FEEDS:
            register_feed(feed)
        register_calendar(TALKS)
        for source in SOURCES:
            register_source(source)
        register_member_panel(PANEL)
        register_help("editors", "讲座与典型", screens=("pages/add/news/talkpage/", "pages/add/news/commendationpage/"))
