"""The admin's menu by work: an app hangs its screens into a section, by the name of the section's hook.

    menu_hook = HONOURS.hook      # of a viewset; `menu_order` says the place within
    hooks.register(HONOURS.hook)  # of a function that returns a menu item

Wagtail's own entries are taken in by their names. A section without anything for a person is not shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from wagtail.admin.menu import (
    DismissibleSubmenuMenuItem,
    Menu,
    MenuItem,
    SubmenuMenuItem,
    admin_menu,
    settings_menu,
)


@dataclass(frozen=True)
class Section:
    """One entry of the main menu; `stock` are Wagtail's entries in it, by name."""

    name: str
    label: str
    icon: str
    order: int
    stock: tuple[str, ...] = ()
    menus: tuple[Menu, ...] = ()  # whose items stand in it, one by one

    @property
    def hook(self) -> str:
        """By which apps hang their items into it."""
        return f"register_{self.name}_menu_item"


#: The tree of pages is Wagtail's own entry, called so.
CONTENT = ("explorer", "内容")

HONOURS = Section("honours", "荣誉", "pick", 200)
LETTERS = Section("letters", "来信与申请", "mail", 300)
LEARNING = Section("learning", "课程与读书", "openquote", 400)
SERVICES = Section("services", "服务与活动", "calendar-alt", 500)
ALLIANCES = Section("alliances", "联盟与假日", "group", 600)
LIBRARY = Section("library", "资料库", "image", 700, stock=("images", "documents", "media"))
PUBLISHING = Section("publishing", "审校与发布", "clipboard-list", 800, stock=("reports",))
MANAGEMENT = Section("management", "管理", "cogs", 900, stock=("help",), menus=(settings_menu,))
SECTIONS = (HONOURS, LETTERS, LEARNING, SERVICES, ALLIANCES, LIBRARY, PUBLISHING, MANAGEMENT)
#: Entries of the main menu whose items stand in sections themselves.
_DISSOLVED = ("settings",)


class SectionMenu(Menu):
    """What stands in a section for a request: what apps hung there, and what Wagtail brings along."""

    def __init__(self, section: Section) -> None:
        super().__init__(register_hook_name=section.hook)
        self.section = section

    def menu_items_for_request(self, request: HttpRequest) -> list[MenuItem]:
        """Only what this person may open."""
        return [*super().menu_items_for_request(request), *self._stock(request)]

    def _stock(self, request: HttpRequest) -> Iterator[MenuItem]:
        for item in admin_menu.registered_menu_items:
            if item.name in self.section.stock and item.is_shown(request):
                yield _without_badge(item)
        for menu in self.section.menus:
            yield from menu.menu_items_for_request(request)


def _without_badge(item: MenuItem) -> MenuItem:
    """Help, first of all, without the number of news of Wagtail's, which are not among its entries here."""
    if not isinstance(item, DismissibleSubmenuMenuItem):
        return item
    return SubmenuMenuItem(item.label, item.menu, name=item.name, icon_name=item.icon_name, order=0)


def section_item(section: Section) -> SubmenuMenuItem:
    """The section's entry in the main menu."""
    return SubmenuMenuItem(
        section.label, SectionMenu(section), name=section.name, icon_name=section.icon, order=section.order
    )


def by_work(request: HttpRequest, items: list[Any]) -> None:
    """Leave Wagtail's own entries to their sections, and call the tree of pages by its work."""
    moved = {name for section in SECTIONS for name in section.stock} | set(_DISSOLVED)
    items[:] = [item for item in items if item.name not in moved]
    name, label = CONTENT
    for item in items:
        if item.name == name:
            item.label = label
