"""The sections of the admin's menu."""

from wagtail import hooks

from .admin_menu import SECTIONS, by_work, section_item

for one in SECTIONS:
    hooks.register("register_admin_menu_item", lambda section=one: section_item(section))
hooks.register("construct_main_menu", by_work)
