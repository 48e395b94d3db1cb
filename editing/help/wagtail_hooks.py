"""The help menu: our chapters, opened at what the screen is about."""

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from .chapters import CHAPTERS, address, help_for
from .views import chapter

FOREIGN = ("whats-new-in-wagtail", "editor-guide")  # pages of another host, in English


class ThisScreen(MenuItem):
    """Leads to the section about the screen it is shown on."""

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        item = super().render_component(request)
        item.url = help_for(request.path)
        return item


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """The chapters."""
    return [path("help/<slug:slug>/", chapter, name="help")]


@hooks.register("register_help_menu_item")
def register_this_screen() -> MenuItem:
    """What the screen in front of me is about."""
    return ThisScreen("这一屏怎么用", address("editors"), name="this-screen", icon_name="help", order=1)


for place, one in enumerate(CHAPTERS.values(), start=10):
    hooks.register(
        "register_help_menu_item",
        lambda one=one, place=place: MenuItem(
            one.title, address(one.slug), name=f"handbook-{one.slug}", icon_name=one.icon, order=place
        ),
    )


@hooks.register("construct_help_menu")
def drop_foreign_pages(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Keep what is ours and in Chinese."""
    menu_items[:] = [item for item in menu_items if not item.name.startswith(FOREIGN)]
